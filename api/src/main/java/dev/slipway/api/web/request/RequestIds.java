package dev.slipway.api.web.request;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * The id under which everything that one request causes can be found: in the answer, in every log line, in the
 * workflow's headers and at the agents. A caller may give it; else it is made. Thread-safe.
 */
public final class RequestIds {

    /** The header that brings and returns it. */
    public static final String HEADER = "x-request-id";

    /** Its name in the logging context, and so in each JSON log line. */
    public static final String LOG_KEY = "requestId";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final NoArgGenerator MAKER = Generators.timeBasedEpochRandomGenerator();

    private RequestIds() {}

    /** The id of {@code request}: the same on every call. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String given = request.getHeader(HEADER);
        String id = given != null && SANE.matcher(given).matches() ? given : make();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of the request this thread works for; empty outside of one. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(LOG_KEY));
    }

    /** A new id, for work that no request began. */
    public static String make() {
        return MAKER.generate().toString();
    }
}
