package dev.slipway.domain.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.domain.log.masking.SecretMasker;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DeploymentLogOutageTest {
    private final UUID deployment = UUID.randomUUID();
    private CuttingProxy proxy;
    private HikariDataSource cuttable;
    private HikariDataSource direct;
    private DeploymentLogWriter writer;

    @BeforeEach
    void start() throws Exception {
        proxy = new CuttingProxy(LogDatabase.port());
        cuttable = LogDatabase.pool(proxy.port());
        direct = LogDatabase.pool();
        LogWriterSettings settings =
                new LogWriterSettings(200, Duration.ofMillis(10), 1_000, 1 << 20, Duration.ofSeconds(20));
        writer = new DeploymentLogWriter(cuttable, new SecretMasker(), Clock.systemUTC(), settings);
    }

    @AfterEach
    void stop() throws Exception {
        writer.close();
        cuttable.close();
        direct.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOSE_REQUEST", "LOSE_ANSWER"})
    void aCommitThatIsCutIsNeitherLostNorDoubled(CuttingProxy.Commits how) throws Exception {
        DeploymentLog log = writer.open(deployment);
        DeploymentLog other = writer.open(UUID.randomUUID());
        for (int i = 0; i < 10; i++) {
            proxy.cutNextCommit(how);
            log.line(LogSource.SLIPWAY, "a" + i);
            other.line(LogSource.SLIPWAY, "b" + i);
            log.flush();
            other.flush();
        }
        assertThat(proxy.cuts()).isGreaterThanOrEqualTo(10);
        assertNumberedAndInOrder(
                deployment, IntStream.range(0, 10).mapToObj(i -> "a" + i).toList());
        assertNumberedAndInOrder(
                other.deploymentId(),
                IntStream.range(0, 10).mapToObj(i -> "b" + i).toList());
    }

    @Test
    void aFinalLineWhoseCommitIsCutEndsTheLogOnce() throws Exception {
        DeploymentLog log = writer.open(deployment);
        log.line(LogSource.SLIPWAY, "work");
        log.flush();
        proxy.cutNextCommit(CuttingProxy.Commits.LOSE_ANSWER);
        assertThat(log.end("Deployment Complete")).isTrue();
        assertNumberedAndInOrder(deployment, List.of("work", "Deployment Complete"));
    }

    @Test
    void backendsThatAreKilledInTheMiddleOfItLoseAndDoubleNothing() throws Exception {
        DeploymentLog log = writer.open(deployment);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 4_000; i++) {
                log.line(LogSource.SLIPWAY, "line " + i);
                if (i % 50 == 0) {
                    Awaitility.await().pollDelay(Duration.ofMillis(10)).until(() -> true);
                }
            }
        });
        int killed = 0;
        while (!writing.isDone()) {
            killed += killBackendsOfTheWriter();
            Awaitility.await().pollDelay(Duration.ofMillis(40)).until(() -> true);
        }
        writing.join();
        log.flush();
        assertThat(killed).isPositive();
        assertNumberedAndInOrder(
                deployment, IntStream.range(0, 4_000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void whileTheDatabaseIsAwayLinesWaitAndThenWhoWritesThemWaits() throws Exception {
        DeploymentLog log = writer.open(deployment);
        log.line(LogSource.SLIPWAY, "line 0");
        log.flush();
        proxy.down();
        AtomicInteger written = new AtomicInteger(1);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> IntStream.range(1, 3_000).forEach(i -> {
                    log.line(LogSource.SLIPWAY, "line " + i);
                    written.incrementAndGet();
                }));
        Awaitility.await().untilAsserted(() -> assertThat(written.get()).isEqualTo(1_001));
        Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(written.get()).isEqualTo(1_001);

        proxy.up();
        writing.join();
        log.flush();
        assertNumberedAndInOrder(
                deployment, IntStream.range(0, 3_000).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void aThreadThatIsInterruptedDoesNotWaitAndLosesNothing() throws Exception {
        DeploymentLog log = writer.open(deployment);
        proxy.down();
        Thread producer = Thread.ofVirtual()
                .start(() -> IntStream.range(0, 1_001).forEach(i -> log.line(LogSource.SLIPWAY, "line " + i)));
        Awaitility.await().until(() -> producer.getState() == Thread.State.WAITING);
        producer.interrupt();
        producer.join();
        proxy.up();
        log.flush();
        assertNumberedAndInOrder(
                deployment, IntStream.range(0, 1_001).mapToObj(i -> "line " + i).toList());
    }

    private int killBackendsOfTheWriter() throws Exception {
        try (Connection connection = direct.getConnection();
                Statement statement = connection.createStatement();
                var killed = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE query LIKE '%deployment_log%' AND pid <> pg_backend_pid() OR query LIKE 'COMMIT%'")) {
            killed.next();
            return killed.getInt(1);
        }
    }

    private void assertNumberedAndInOrder(UUID id, List<String> expected) {
        DeploymentLogReader reader = new DeploymentLogReader(direct);
        List<LogLine> lines = new ArrayList<>();
        for (LogPage page = reader.read(id, 0, 1000);
                !page.lines().isEmpty();
                page = reader.read(id, lines.getLast().seq(), 1000)) {
            lines.addAll(page.lines());
        }
        assertThat(lines).extracting(LogLine::line).containsExactlyElementsOf(expected);
        assertThat(lines)
                .extracting(LogLine::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, expected.size()).boxed().toList());
    }
}
