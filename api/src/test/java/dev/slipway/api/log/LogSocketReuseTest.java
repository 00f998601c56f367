package dev.slipway.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.domain.deployment.Deployment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A socket on a connection that has served requests before: Tomcat would end one with its hundredth answer. */
@ApiTest
@Import(TestDeployments.class)
class LogSocketReuseTest {
    private static final int REQUESTS_BEFORE = 99;
    private static final String BEARER = "Bearer " + ApiTest.TOKEN;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int port;

    @Autowired
    TestDeployments deployments;

    @Test
    void opensAsTheHundredthRequestOfItsConnection() throws Exception {
        Deployment deployment = deployments.next();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/deployments/" + deployment.id()))
                .header("Authorization", BEARER)
                .build();
        for (int count = 0; count < REQUESTS_BEFORE; count++) {
            assertThat(CLIENT.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .header("Authorization", BEARER)
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(
                        URI.create(
                                "ws://127.0.0.1:" + port + "/ws/tenants/" + deployment.companyCode() + "/deploy/logs"),
                        new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS);
        assertThat(socket.isOutputClosed()).isFalse();
        socket.abort();
    }
}
