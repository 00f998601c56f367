package dev.slipway.systemtests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CuttableProxyTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private HttpServer server;
    private CuttableProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        proxy = new CuttableProxy(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void end() {
        proxy.close();
        server.stop(0);
    }

    @Test
    void refusesWhileItIsCutAndServesBeforeAndAfter() throws Exception {
        assertThat(get(PATIENT)).isEqualTo(204);
        proxy.cut();
        assertThatThrownBy(() -> get(PATIENT)).isInstanceOf(IOException.class);
        proxy.mend();
        assertThat(get(PATIENT)).isEqualTo(204);
    }

    @Test
    void answersNothingWhileItHangsAndGoesOnAfterwards() throws Exception {
        assertThat(get(PATIENT)).isEqualTo(204);
        proxy.hang();
        assertThatThrownBy(() -> get(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        proxy.mend();
        assertThat(get(PATIENT)).isEqualTo(204);
    }

    private int get(Duration limit) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port()))
                .timeout(limit)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
