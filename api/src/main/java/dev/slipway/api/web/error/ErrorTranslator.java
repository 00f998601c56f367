package dev.slipway.api.web.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever was thrown while a request was handled into what its caller is told. Stateless. */
public final class ErrorTranslator {

    private ErrorTranslator() {}

    /** The refusal that tells of {@code thrown} without giving away how Slipway is made. */
    public static ApiException translate(Throwable thrown) {
        ApiException refusal = findRefusal(thrown);
        if (refusal != null) {
            return refusal;
        }
        ApiException known = switch (thrown) {
            case HttpMessageNotReadableException unreadable -> JsonFaults.explain(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> InvalidValues.of(mismatch);
            case MissingRequestValueException missing -> missing(missing);
            case AuthenticationException denied -> unauthenticated();
            case AccessDeniedException denied ->
                ApiException.of(ErrorCode.FORBIDDEN, "This is not allowed", "The caller has not the role for it");
            default -> null;
        };
        if (known == null) {
            known = InvalidValues.find(thrown);
        }
        if (known == null) {
            known = Outages.find(thrown);
        }
        if (known == null && thrown instanceof ErrorResponse response) {
            known = ofSpring(thrown, response);
        }
        return known == null ? internal() : known;
    }

    /** What a caller without a valid token or ticket is told. */
    public static ApiException unauthenticated() {
        return ApiException.of(
                        ErrorCode.UNAUTHENTICATED,
                        "Sign in first",
                        "Send the header Authorization: Bearer <token>, or on a WebSocket a fresh ?ticket=")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"");
    }

    /** What a caller is told of a fault of ours. */
    public static ApiException internal() {
        return ApiException.of(
                ErrorCode.INTERNAL,
                "Something went wrong in Slipway",
                "The request could not be completed; Slipway's log has the reason under this requestId");
    }

    /** What is said of a bare HTTP status from a server part that gives no more than that. */
    public static ApiException ofStatus(int status) {
        return StatusRefusals.of(status);
    }

    /** What a caller is told whose body is too large. */
    public static ApiException bodyTooLarge() {
        return ApiException.of(ErrorCode.BODY_TOO_LARGE, "The body is too large", "A body has at most 1 MiB");
    }

    /** What a caller is told when nothing is there. */
    public static ApiException notFound() {
        return ApiException.of(ErrorCode.NOT_FOUND, "Nothing is here", "Check the address and the ids in it");
    }

    private static @Nullable ApiException findRefusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static ApiException missing(MissingRequestValueException missing) {
        return switch (missing) {
            case MissingServletRequestParameterException parameter ->
                ApiException.invalidParameter(parameter.getParameterName(), "is missing");
            case MissingRequestHeaderException header ->
                ApiException.invalidParameter(header.getHeaderName(), "is missing");
            default ->
                ApiException.of(
                        ErrorCode.INVALID_PARAMETER, "A parameter is missing", "Check the request's parameters");
        };
    }

    private static ApiException ofSpring(Throwable thrown, ErrorResponse response) {
        HttpStatusCode status = response.getStatusCode();
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        ApiException refusal = switch (thrown) {
            case HttpRequestMethodNotSupportedException method -> ofStatus(405);
            case HttpMediaTypeNotSupportedException type ->
                ApiException.of(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "The body's type is not read here",
                        "Send Content-Type: " + types(type.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException type ->
                ApiException.of(
                        ErrorCode.NOT_ACCEPTABLE,
                        "The answer cannot be given in this type",
                        "Ask with Accept: " + types(type.getSupportedMediaTypes()));
            default -> ofStatus(status.value());
        };
        for (Map.Entry<String, String> header : headers.entrySet()) {
            refusal = refusal.withHeader(header.getKey(), header.getValue());
        }
        return refusal;
    }

    private static String types(java.util.List<MediaType> types) {
        return types.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.toString(types);
    }
}
