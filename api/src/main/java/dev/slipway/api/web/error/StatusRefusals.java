package dev.slipway.api.web.error;

import java.util.Map;
import org.springframework.http.HttpHeaders;

/** What is said where a server part gives a bare status and nothing more. Texts are ASCII. */
final class StatusRefusals {

    private static final Map<Integer, ApiException> KNOWN = Map.ofEntries(
            Map.entry(401, ErrorTranslator.unauthenticated()),
            refusal(403, ErrorCode.FORBIDDEN, "This is not allowed", "The caller may not do this"),
            Map.entry(404, ErrorTranslator.notFound()),
            refusal(405, ErrorCode.METHOD_NOT_ALLOWED, "This method is not allowed here", "Allow lists those that are"),
            refusal(501, ErrorCode.METHOD_NOT_ALLOWED, "This method is not allowed here", "It is not known here"),
            refusal(
                    406,
                    ErrorCode.NOT_ACCEPTABLE,
                    "The answer cannot be given in this type",
                    "Ask with Accept: application/json"),
            Map.entry(413, ErrorTranslator.bodyTooLarge()),
            refusal(414, ErrorCode.URI_TOO_LONG, "The address is too long", "Shorten the path or the query"),
            refusal(
                    415,
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The body's type is not read here",
                    "Send Content-Type: application/json"),
            Map.entry(426, upgradeRequired()),
            refusal(
                    431,
                    ErrorCode.HEADERS_TOO_LARGE,
                    "The request's headers are too large",
                    "Send fewer or shorter headers"),
            Map.entry(503, unavailable()));

    private StatusRefusals() {}

    static ApiException of(int status) {
        ApiException known = KNOWN.get(status);
        if (known != null) {
            return known;
        }
        return status >= 400 && status < 500
                ? ApiException.of(
                        ErrorCode.BAD_REQUEST,
                        "The request is not valid",
                        "The server could not read it; check its method, address and headers")
                : ErrorTranslator.internal();
    }

    private static Map.Entry<Integer, ApiException> refusal(int status, ErrorCode code, String message, String detail) {
        return Map.entry(status, ApiException.of(code, message, detail));
    }

    private static ApiException upgradeRequired() {
        return ApiException.of(
                        ErrorCode.UPGRADE_REQUIRED,
                        "This address is for WebSockets",
                        "Open it with a WebSocket client (version 13)")
                .withHeader(HttpHeaders.UPGRADE, "websocket");
    }

    private static ApiException unavailable() {
        return ApiException.of(ErrorCode.UNAVAILABLE, "Slipway cannot answer now", "Try again in a moment")
                .retryAfter(Outages.RETRY_AFTER);
    }
}
