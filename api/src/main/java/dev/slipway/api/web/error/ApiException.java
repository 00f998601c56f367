package dev.slipway.api.web.error;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A refusal on its way to the caller. Both texts are shown to them as they are, so they hold no class name, SQL, path
 * or secret. It has no stack trace: it says what the caller did, not where the code is wrong. Immutable.
 */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final String detail;
    private final Map<String, String> fields;
    private final Map<String, String> headers;
    private final @Nullable String deploymentJobId;

    private ApiException(
            ErrorCode code,
            String message,
            String detail,
            Map<String, String> fields,
            Map<String, String> headers,
            @Nullable String deploymentJobId) {
        super(message, null, false, false);
        this.code = code;
        this.detail = detail;
        this.fields = Map.copyOf(fields);
        this.headers = Map.copyOf(headers);
        this.deploymentJobId = deploymentJobId;
    }

    /**
     * A refusal.
     *
     * @param message what happened, for a person: "Tenant CHA exists already"
     * @param detail what to do or what exactly was wrong
     */
    public static ApiException of(ErrorCode code, String message, String detail) {
        return new ApiException(code, message, detail, Map.of(), Map.of(), null);
    }

    /** A refusal of values: each field by its path in the body ({@code config.name}) or its parameter name. */
    public static ApiException invalid(ErrorCode code, String message, Map<String, String> fields) {
        String detail = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .reduce((left, right) -> left + "; " + right)
                        .orElse(message);
        return new ApiException(code, message, detail, fields, Map.of(), null);
    }

    /** The same for a single field of the body. */
    public static ApiException invalidField(String field, String problem) {
        return invalid(ErrorCode.VALIDATION_FAILED, "The request is not valid", Map.of(field, problem));
    }

    /** The same for a single path, query or header parameter. */
    public static ApiException invalidParameter(String parameter, String problem) {
        return invalid(ErrorCode.INVALID_PARAMETER, "A parameter is not valid", Map.of(parameter, problem));
    }

    /** This refusal with a header more. */
    public ApiException withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new ApiException(code, message(), detail, fields, more, deploymentJobId);
    }

    /** This refusal with {@code Retry-After}, in whole seconds. */
    public ApiException retryAfter(Duration wait) {
        return withHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** This refusal with the id of the job that is in the way. */
    public ApiException withDeploymentJob(String jobId) {
        return new ApiException(code, message(), detail, fields, headers, jobId);
    }

    /** What went wrong, as a stable code. */
    public ErrorCode code() {
        return code;
    }

    /** What happened, for a person. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** The detail. */
    public String detail() {
        return detail;
    }

    /** What is wrong with which field; empty unless this is about fields. */
    public Map<String, String> fields() {
        return fields;
    }

    /** Headers the answer carries besides the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The job that is in the way, where one is. */
    public @Nullable String deploymentJobId() {
        return deploymentJobId;
    }
}
