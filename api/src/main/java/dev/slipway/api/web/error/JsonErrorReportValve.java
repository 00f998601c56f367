package dev.slipway.api.web.error;

import dev.slipway.api.web.request.RequestIds;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's last resort in our shape: for what Tomcat refuses before the application sees it (a malformed request line,
 * headers too large, an encoded slash), and for errors that are announced by a bare status. Made by Tomcat, by name.
 */
public final class JsonErrorReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(JsonErrorReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ApiException refusal =
                thrown == null ? ErrorTranslator.ofStatus(response.getStatus()) : ErrorTranslator.translate(thrown);
        try {
            response.setHeader("X-Content-Type-Options", "nosniff");
            ErrorAnswers.write(request, response.getResponse(), thrown == null ? refusal : thrown);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The caller of {} left before its error was written", RequestIds.of(request), gone);
        }
    }
}
