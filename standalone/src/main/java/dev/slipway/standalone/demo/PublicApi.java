package dev.slipway.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slipway as any caller sees it: over HTTP and WebSocket, with a token. Thread-safe. */
final class PublicApi implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int FIRST_ERROR_STATUS = 400;

    private final String url;
    private final String token;
    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(LIMIT)
            .build();

    /**
     * A caller.
     *
     * @param url where Slipway answers
     * @param token the caller's token
     */
    PublicApi(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the JSON, a missing node when there is none
     */
    record Answer(int status, JsonNode body) {
        /** Whether it is an error. */
        boolean isError() {
            return status >= FIRST_ERROR_STATUS;
        }

        /** A field as text, empty when it is not there. */
        String text(String name) {
            return body.path(name).asString("");
        }

        /** Its error in one line: the code, what happened and, where it says more, the detail. */
        String error() {
            String message = text("message");
            String detail = text("error");
            String all = detail.isEmpty() || detail.equals(message) ? message : message + ": " + detail;
            return status + " " + text("code") + (all.isEmpty() ? "" : ": " + all);
        }
    }

    /** Reads. */
    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** Creates or starts. */
    Answer post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    /**
     * Opens a WebSocket.
     *
     * @param path the path, with its query
     * @param listener told what arrives
     */
    WebSocket open(String path, WebSocket.Listener listener) throws IOException {
        try {
            return client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .connectTimeout(LIMIT)
                    .buildAsync(URI.create("ws" + url.substring("http".length()) + path), listener)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("the log's WebSocket was refused: " + reason(e.getCause()), e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause instanceof java.net.http.WebSocketHandshakeException refused
                ? "status " + refused.getResponse().statusCode()
                : String.valueOf(cause);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        try {
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (JacksonException e) {
            throw new IOException(
                    request.method() + " " + request.uri().getPath() + " answered " + response.statusCode()
                            + " without JSON",
                    e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
