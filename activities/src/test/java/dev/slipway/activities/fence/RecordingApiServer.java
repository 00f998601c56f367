package dev.slipway.activities.fence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API server that writes down what it gets, and sends it back, or takes its time. */
final class RecordingApiServer implements AutoCloseable {
    static final String TOKEN = "the-workers-own-token";

    /** What came in. */
    record Request(String method, String target, com.sun.net.httpserver.Headers headers) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();

    /** Lets slow requests and watches go on. */
    final CountDownLatch goOn = new CountDownLatch(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RecordingApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    ClusterConnection connect() {
        return ClusterConnection.open(new ClusterSettings.Server(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/behind/a/path", TOKEN, null));
    }

    @Override
    public void close() {
        goOn.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
        switch (exchange.getRequestURI().getPath()) {
            case "/behind/a/path/watch" -> watch(exchange);
            case "/behind/a/path/slow" -> {
                awaitGoOn();
                echo(exchange, body);
            }
            case "/behind/a/path/broken" -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("half of i".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("the test wants it so");
            }
            default -> echo(exchange, body);
        }
    }

    private void watch(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("first\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        awaitGoOn();
        out.write("second\n".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private static void echo(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.kubernetes.protobuf");
        exchange.getResponseHeaders().set("Warning", "299 - \"mind the gap\"");
        exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void awaitGoOn() throws IOException {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
