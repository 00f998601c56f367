package dev.slipway.api.web.error;

import dev.slipway.api.web.request.RequestIds;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * Tomcat's last resort in our shape: for what Tomcat refuses before the application sees it (a malformed request line,
 * headers too large, an encoded slash), and for errors that are announced by a bare status. Made by Tomcat, by name.
 */
public final class JsonErrorReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(JsonErrorReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // below 500 the exception is Tomcat's own, about what it could not read
        ApiException refusal =
                thrown == null || status < 500 ? ErrorTranslator.ofStatus(status) : ErrorTranslator.translate(thrown);
        ErrorAnswers.log(refusal, thrown == null ? refusal : thrown);
        try {
            write(request, response, refusal);
        } catch (IOException gone) {
            LOG.debug("The caller of {} left before its error was written", RequestIds.of(request), gone);
        }
    }

    // without a charset, so that the type is the same as everywhere: these texts are ASCII; and
    // by Tomcat's own way to write after the application, which sees the answer as committed by then
    private static void write(Request request, Response response, ApiException refusal) throws IOException {
        String requestId = RequestIds.of(request);
        response.setStatus(refusal.code().status().value());
        response.setHeader(RequestIds.HEADER, requestId);
        response.setHeader("X-Content-Type-Options", "nosniff");
        refusal.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        Writer reporter = response.getReporter();
        if (reporter != null) {
            reporter.write(ErrorAnswers.json(refusal, requestId));
            response.finishResponse();
        }
    }
}
