package dev.slipway.api.web.error;

import dev.slipway.api.web.request.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

/** Logs what went wrong with a request and writes the answer that tells its caller. Thread-safe. */
public final class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ErrorAnswers() {}

    /** Translates, logs and writes; does nothing where the answer has begun or nobody is there to read it. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        ApiException refusal = ErrorTranslator.translate(thrown);
        log(refusal, thrown);
        if (response.isCommitted() || thrown instanceof AsyncRequestNotUsableException) {
            return;
        }
        String requestId = RequestIds.of(request);
        response.resetBuffer();
        response.setStatus(refusal.code().status().value());
        response.setHeader(RequestIds.HEADER, requestId);
        refusal.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        byte[] body = json(refusal, requestId).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The body that tells of {@code refusal}. */
    static String json(ApiException refusal, String requestId) {
        return JSON.writeValueAsString(ErrorBody.of(refusal, requestId));
    }

    /** Logs {@code thrown}: a fault of ours with its stack, an outage it had to be told from in one line,
     * what was thrown as a refusal at debug. */
    static void log(ApiException refusal, Throwable thrown) {
        if (refusal.code() == ErrorCode.INTERNAL) {
            LOG.error("A request failed", thrown);
        } else if (refusal != thrown && refusal.code().status().is5xxServerError()) {
            LOG.warn("{}: {}", refusal.code(), rootCause(thrown).toString());
        } else {
            LOG.debug("{}: {}", refusal.code(), refusal.detail());
        }
    }

    private static Throwable rootCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
