package dev.slipway.activities.fence;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the proxy itself answers, in the form of the Kubernetes API, so that Helm tells it as it is. */
enum StatusAnswer {
    NOT_ADMITTED(407, "Unauthorized", "this is no door to the cluster"),
    TOO_LARGE(413, "RequestEntityTooLarge", "the request is larger than the cluster would take"),
    LEASE_LOST(409, "LeaseLost", "the lease of this release is lost, so nothing more is changed"),
    UNREACHABLE(503, "ServiceUnavailable", "Kubernetes cluster unreachable: the API server does not answer"),
    TIMED_OUT(504, "Timeout", "the API server timed out");

    private final int code;
    private final String reason;
    private final String message;

    StatusAnswer(int code, String reason, String message) {
        this.code = code;
        this.reason = reason;
        this.message = message;
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] body = """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","reason":"%s","code":%d,"message":"%s"}
                """.formatted(reason, code, message).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }
}
