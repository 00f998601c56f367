package dev.slipway.activities.fence;

import com.sun.net.httpserver.HttpExchange;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on to the cluster with this process's own credentials, and the answers back. What comes in is read
 * whole before the fence is asked, so that nothing but the sending itself comes after. Thread-safe.
 */
final class Forwarding {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    /** The API server takes 3 MB. */
    private static final int LARGEST = 4 << 20;

    /** The API server's own limit for a request that is no watch. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int CHUNK = 16 << 10;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What concerns one connection only, what each side sets itself, and whatever would speak for somebody else. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "host",
            "expect",
            "content-length",
            "content-type",
            "authorization",
            "date");

    private final HttpClient http;
    private final String target;

    /**
     * @param http sends with the credentials of its client
     * @param target the API server's URL, without a slash at its end
     */
    Forwarding(HttpClient http, String target) {
        this.http = http;
        this.target = target;
    }

    /** Answers one request of an operation. */
    void forward(HttpExchange exchange, FencedAccess access) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            StatusAnswer.TOO_LARGE.send(exchange);
        } else if (READING.contains(exchange.getRequestMethod())) {
            send(exchange, body, access);
        } else if (access.beginChange()) {
            try {
                send(exchange, body, access);
            } finally {
                access.endChange();
            }
        } else {
            LOG.info("Refused a {} of {}, whose lease is lost", exchange.getRequestMethod(), access.id());
            StatusAnswer.LEASE_LOST.send(exchange);
        }
    }

    private void send(HttpExchange exchange, byte[] body, FencedAccess access)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> sent = http.sendAsync(request(exchange, body), InputStream.class);
        HttpResponse<InputStream> response;
        try {
            response = sent.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The API server did not answer {} in time", access, e);
            sent.cancel(true);
            StatusAnswer.TIMED_OUT.send(exchange);
            return;
        } catch (ExecutionException e) {
            LOG.debug("The API server did not answer {}", access, e);
            StatusAnswer.UNREACHABLE.send(exchange);
            return;
        }
        try (InputStream answer = response.body()) {
            access.addAnswer(answer);
            answer(exchange, response, answer);
        } finally {
            access.removeAnswer(response.body());
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = http.newHttpRequestBuilder().uri(target + asked.getRawPath() + query);
        exchange.getRequestHeaders()
                .forEach((name, values) -> passed(name, values).forEach(value -> request.header(name, value)));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (body.length == 0) {
            return request.method(exchange.getRequestMethod(), type, null).build();
        }
        return request.method(exchange.getRequestMethod(), type, new RepeatableBody(body), body.length)
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<?> response, InputStream answer) throws IOException {
        for (Map.Entry<String, List<String>> header : response.headers().entrySet()) {
            passed(header.getKey(), header.getValue())
                    .forEach(value -> exchange.getResponseHeaders().add(header.getKey(), value));
        }
        header(response, "content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        if (exchange.getRequestMethod().equals("HEAD")
                || response.code() == NO_CONTENT
                || response.code() == NOT_MODIFIED) {
            exchange.sendResponseHeaders(response.code(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.code(), length(response));
        copy(answer, exchange.getResponseBody());
    }

    /** As the server wants to have it: -1 for none, 0 for one that is not known. */
    private static long length(HttpResponse<?> response) {
        return header(response, "content-length")
                .map(Long::parseLong)
                .map(length -> length == 0 ? -1 : length)
                .orElse(0L);
    }

    /** Passes on at once what has come: events of a watch come one by one. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    private static List<String> passed(@Nullable String name, List<String> values) {
        // HTTP/2 keeps the status among the headers, as ":status"
        boolean own = name == null || name.startsWith(":") || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT));
        return own ? List.of() : values;
    }

    private static Optional<String> header(HttpResponse<?> response, String name) {
        return response.headers(name).stream().findFirst();
    }
}
