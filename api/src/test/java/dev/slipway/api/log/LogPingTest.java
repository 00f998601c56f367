package dev.slipway.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@Import(TestDeployments.class)
@TestPropertySource(properties = "slipway.log.ping=1s")
@Timeout(60)
class LogPingTest {
    @LocalServerPort
    int port;

    @Autowired
    TestDeployments deployments;

    @Autowired
    OpenLogs open;

    @Test
    void aPeerThatAnswersNoPingIsLetGo() throws IOException {
        try (RawViewer viewer = new RawViewer(port, target(), "")) {
            for (int ping = 0; ping < 2; ping++) {
                assertThat(viewer.read()).isEqualTo(RawViewer.PING);
                assertThat(viewer.read()).isZero();
            }
            assertThat(viewer.read()).isEqualTo(RawViewer.CLOSE);
        }
        Awaitility.await().until(() -> open.count() == 0);
    }

    @Test
    void aPeerThatAnswersPingsStays() {
        LogClient viewer = LogClient.open(port, target());
        Awaitility.await().until(() -> open.count() == 1);
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(15))
                .until(() -> open.count() == 1);
        viewer.socket().abort();
        Awaitility.await().until(() -> open.count() == 0);
    }

    private String target() {
        return "/ws/tenants/" + deployments.next().companyCode() + "/deploy/logs";
    }
}
