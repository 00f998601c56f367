package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ClusterHealthTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] VERSION =
            "{\"major\":\"1\",\"minor\":\"34\",\"gitVersion\":\"v1.34.1\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;
    private ClusterConnection connection;
    private ClusterHealth health;

    @BeforeEach
    void open() throws IOException {
        server = start(0);
        connection = ClusterConnection.open(new ClusterSettings.Server(
                "http://127.0.0.1:" + server.getAddress().getPort(), "a-token", null));
        health = new ClusterHealth(connection);
    }

    @AfterEach
    void close() {
        health.close();
        connection.close();
        server.stop(0);
    }

    @Test
    void tellsListenersWhenTheClusterGoesAndComes(CapturedOutput output) throws IOException {
        List<Boolean> connected = new CopyOnWriteArrayList<>();
        health.listen(state -> {
            throw new IllegalStateException("a listener that fails keeps nothing from the others");
        });
        health.listen(state -> connected.add(state instanceof ClusterState.Connected));
        health.start();
        await().atMost(SOON).until(() -> connected.contains(true));

        connected.clear();
        int port = server.getAddress().getPort();
        server.stop(0);
        await().atMost(SOON).until(() -> connected.equals(List.of(false)));
        server = start(port);
        await().atMost(SOON).until(() -> connected.getLast());

        assertThat(health.current()).isInstanceOf(ClusterState.Connected.class);
        assertThat(output)
                .contains("No connection to the cluster: http://127.0.0.1:" + port)
                .contains("Connected to the cluster, Kubernetes v1.34.1");
    }

    @Test
    void tellsOfAStateOnce() {
        List<ClusterState> seen = new CopyOnWriteArrayList<>();
        health.listen(seen::add);
        await().atMost(SOON).until(() -> health.check() instanceof ClusterState.Connected);
        int before = seen.size();

        assertThat(health.check()).isInstanceOf(ClusterState.Connected.class);

        assertThat(seen).hasSize(before);
    }

    @Test
    void tellsNobodyWhoDoesNotListenAnyMore() {
        List<ClusterState> seen = new CopyOnWriteArrayList<>();
        health.listen(seen::add).close();

        await().atMost(SOON).until(() -> health.check() instanceof ClusterState.Connected);

        assertThat(seen).isEmpty();
    }

    @Test
    void tellsCredentialsThatAreRefusedFromAServerThatFails() {
        awaitErrorAt(401, "did not accept our credentials (401)");
        awaitErrorAt(403, "refused us access (403)");
        awaitErrorAt(503, "answered with status 503");
    }

    private void awaitErrorAt(int code, String error) {
        status.set(code);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health.check())
                        .isInstanceOfSatisfying(
                                ClusterState.Disconnected.class,
                                state -> assertThat(state.error()).contains(error)));
    }

    private HttpServer start(int port) throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        started.createContext("/version", exchange -> {
            boolean fine = status.get() == 200;
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status.get(), fine ? VERSION.length : -1);
            if (fine) {
                exchange.getResponseBody().write(VERSION);
            }
            exchange.close();
        });
        started.start();
        return started;
    }
}
