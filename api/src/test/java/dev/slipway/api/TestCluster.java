package dev.slipway.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** As much of a Kubernetes API server as says its version and holds nothing, on a socket, for all tests of this JVM. */
public final class TestCluster implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicReference<String> VERSION = new AtomicReference<>("v1.34.1");
    private static final HttpServer SERVER = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String address = "http://127.0.0.1:" + SERVER.getAddress().getPort();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-cluster", Map.of("KUBE_HOST", address, "KUBE_TOKEN", "a-token-for-tests")));
    }

    /** From now on it says it is of this version. */
    public static void answer(String version) {
        VERSION.set(version);
    }

    /** From now on it answers that it is overloaded. */
    public static void refuse() {
        VERSION.set("");
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/version", TestCluster::version);
            server.createContext("/", TestCluster::nothingThere);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void version(HttpExchange exchange) throws IOException {
        String version = VERSION.get();
        answer(
                exchange,
                version.isEmpty() ? 503 : 200,
                "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"" + version + "\"}");
    }

    /** Lists are empty, and watches stay so for as long as anybody watches. */
    private static void nothingThere(HttpExchange exchange) throws IOException {
        if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
        } else {
            answer(exchange, 200, "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
