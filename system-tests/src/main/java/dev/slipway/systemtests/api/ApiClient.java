package dev.slipway.systemtests.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Slipway's HTTP interface. Thread-safe.
 *
 * @param http what sends
 * @param base where Slipway listens, without a path
 * @param token what callers show; null for a caller who shows nothing
 */
public record ApiClient(HttpClient http, URI base, @Nullable String token) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A client of its own connections. */
    public static ApiClient at(URI base, String token) {
        return new ApiClient(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                base,
                token);
    }

    /** The same client for another caller. */
    public ApiClient withToken(@Nullable String other) {
        return new ApiClient(http, base, other);
    }

    /** Reads a path, which may have a query. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** Posts JSON; {@code headers} are names and values in turn. */
    public Answer post(String path, String body, String... headers) {
        return send(writing("POST", path, body, headers));
    }

    /** Puts JSON. */
    public Answer put(String path, String body, String... headers) {
        return send(writing("PUT", path, body, headers));
    }

    /** Posts JSON without waiting. */
    public CompletableFuture<Answer> postLater(String path, String body, String... headers) {
        return http.sendAsync(writing("POST", path, body, headers).build(), BodyHandlers.ofString())
                .thenApply(ApiClient::answer);
    }

    /** Calls a path with any method and no body. */
    public Answer call(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a request and waits for the whole answer. */
    public Answer send(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofString(), ApiClient::answer);
    }

    /** Sends a request and gives its body as it comes, empty where there is none; the caller closes it. */
    public InputStream open(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofInputStream(), response -> {
            if (response.statusCode() != 200 && response.statusCode() != 204) {
                throw new IllegalStateException("Refused with " + response.statusCode());
            }
            return response.body();
        });
    }

    /** A request for a path, with the caller's token. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** A WebSocket to be opened, with the caller's token. */
    public WebSocket.Builder socket() {
        WebSocket.Builder socket = http.newWebSocketBuilder().connectTimeout(LIMIT);
        return token == null ? socket : socket.header("Authorization", "Bearer " + token);
    }

    /** The address of a WebSocket's path. */
    public URI socketAddress(String path) {
        return URI.create("ws://" + base.getAuthority() + path);
    }

    private HttpRequest.Builder writing(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private <T, R> R exchange(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler, Function<HttpResponse<T>, R> result) {
        try {
            return result.apply(http.send(request.build(), handler));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
