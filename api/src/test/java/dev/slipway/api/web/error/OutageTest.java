package dev.slipway.api.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.testing.EchoController;
import dev.slipway.testing.RawHttp;
import dev.slipway.testing.Shape;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@Import(EchoController.class)
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=500")
class OutageTest {

    private static final String SIGNED_IN = "Authorization: Bearer " + ApiTest.TOKEN + "\r\n";

    @LocalServerPort
    int port;

    @Autowired
    Environment settings;

    @Test
    void aDatabaseThatWentAwayIsNamedEverywhereAndServesAgainWhenItIsBack() throws IOException {
        Shape.assertError(whileAway("GET", "/api/echo/database", SIGNED_IN), ErrorCode.DATABASE_UNAVAILABLE);
        RawHttp.Answer ticket = whileAway("POST", "/api/ws-tickets", SIGNED_IN);
        Shape.assertError(ticket, ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(ticket.headers()).containsEntry("retry-after", "5");
        String upgrade = "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
        Shape.assertError(whileAway("GET", "/ws/cluster/status?ticket=x", upgrade), ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(whileAway("GET", "/actuator/health/readiness", "").status()).isEqualTo(503);

        letIn(true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                send("GET", "/api/echo/database", SIGNED_IN).status())
                        .isEqualTo(200));
    }

    @AfterEach
    void letInAgain() {
        letIn(true);
    }

    private RawHttp.Answer whileAway(String method, String target, String headers) throws IOException {
        letIn(false);
        return send(method, target, headers);
    }

    private RawHttp.Answer send(String method, String target, String headers) throws IOException {
        return RawHttp.send(port, RawHttp.request(method, target, headers, ""));
    }

    /** Lets new connections to the API's database in, or ends all and lets none in. */
    private void letIn(boolean open) {
        String url = settings.getRequiredProperty("spring.datasource.url");
        String name = url.substring(url.lastIndexOf('/') + 1);
        JdbcClient server = JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(), url.replace("/" + name, "/postgres"), "postgres", ""));
        server.sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + open).update();
        if (!open) {
            server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
                    .param("name", name)
                    .query()
                    .listOfRows();
        }
    }
}
