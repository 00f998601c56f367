package dev.slipway.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.log.DeploymentLog;
import dev.slipway.domain.log.DeploymentLogWriter;
import dev.slipway.domain.log.LogSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@ApiTest
@Import(TestDeployments.class)
@Timeout(180)
class LogCrowdTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogCrowdTest.class);

    @LocalServerPort
    int port;

    @Autowired
    TestDeployments deployments;

    @Autowired
    DeploymentLogWriter writer;

    @Autowired
    OpenLogs open;

    @Test
    void aThousandViewersOfOneDeployGetEveryLineInOrder() throws Exception {
        int lines = 2_000;
        Deployment deployment = deployments.next();
        List<Expecting> expecting = new ArrayList<>();
        List<LogClient> viewers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Expecting one = new Expecting();
            expecting.add(one);
            viewers.add(open(deployment, one).join());
        }
        Awaitility.await().until(() -> open.count() == 1_000);
        long begin = System.nanoTime();
        try (DeploymentLog log = writer.open(deployment.id())) {
            for (int i = 1; i < lines; i++) {
                log.line(LogSource.HELM_PG, "Waiting for StatefulSet postgresql-cha: 0 of 1 pods ready, line " + i);
            }
            log.end("Deployment Complete");
        }
        for (LogClient viewer : viewers) {
            assertThat(viewer.closeCode()).isEqualTo(1000);
        }
        LOG.info("1,000 sockets x 2,000 lines: {} ms", (System.nanoTime() - begin) / 1_000_000);
        for (Expecting one : expecting) {
            assertThat(one.heard.get()).isEqualTo(lines);
            assertThat(one.outOfOrder.get()).isZero();
        }
    }

    @Test
    void aLineReachesASocketSoonAfterItIsWritten() throws Exception {
        int lines = 500;
        Deployment deployment = deployments.next();
        long[] written = new long[lines];
        long[] took = new long[lines];
        AtomicInteger heard = new AtomicInteger();
        open(deployment, text -> {
                    int line = heard.getAndIncrement();
                    if (line < lines) {
                        took[line] = System.nanoTime() - written[line];
                    }
                })
                .join();
        Awaitility.await().until(() -> open.count() == 1);
        try (DeploymentLog log = writer.open(deployment.id())) {
            for (int i = 0; i < lines; i++) {
                written[i] = System.nanoTime();
                log.line(LogSource.SLIPWAY, "line " + i);
                Awaitility.await().pollDelay(Duration.ofMillis(5)).until(() -> true);
            }
            log.end("Deployment Complete");
        }
        Awaitility.await().until(() -> heard.get() == lines + 1);
        long[] sorted = LongStream.of(took).sorted().toArray();
        LOG.info(
                "From line() to a socket: p50 {} us, p99 {} us, most {} us",
                sorted[lines / 2] / 1_000,
                sorted[lines * 99 / 100] / 1_000,
                sorted[lines - 1] / 1_000);
    }

    private CompletableFuture<LogClient> open(Deployment deployment, java.util.function.Consumer<String> heard) {
        return LogClient.open(port, "/ws/tenants/" + deployment.companyCode() + "/deploy/logs", heard);
    }

    /** Counts lines, and those that are not the next one. */
    private static final class Expecting implements java.util.function.Consumer<String> {
        private final AtomicInteger heard = new AtomicInteger();
        private final AtomicInteger outOfOrder = new AtomicInteger();

        @Override
        public void accept(String text) {
            int number = heard.incrementAndGet();
            boolean isNext = text.endsWith(" line " + number) || text.equals("Deployment Complete");
            if (!isNext) {
                outOfOrder.incrementAndGet();
            }
        }
    }
}
