package dev.slipway.domain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.domain.log.masking.SecretMasker;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class DeploymentLogWriterTest {
    private static final HikariDataSource DATABASE = LogDatabase.pool();
    private final UUID deployment = UUID.randomUUID();
    private final DeploymentLogReader reader = new DeploymentLogReader(DATABASE);
    private DeploymentLogWriter writer;

    @AfterAll
    static void disconnect() {
        DATABASE.close();
    }

    @BeforeEach
    void start() {
        writer = newWriter();
    }

    @AfterEach
    void stop() {
        writer.close();
    }

    @Test
    void linesAreNumberedFromOneInTheOrderInWhichTheyWereWritten() throws Exception {
        DeploymentLog log = writer.open(deployment);
        log.line(LogSource.SLIPWAY, "first");
        log.line(LogSource.HELM_PG, LogStream.STDERR, "second\r\nthird\n");
        log.flush();

        LogPage page = reader.read(deployment, 0, 10);
        assertThat(page.lines()).extracting(LogLine::seq).containsExactly(1L, 2L, 3L);
        assertThat(page.lines())
                .extracting(LogLine::text)
                .containsExactly("[slipway] first", "[helm-pg] second", "[helm-pg] third");
        assertThat(page.lines().get(1).stream()).isEqualTo(LogStream.STDERR);
        assertThat(page.lastSeq()).isEqualTo(3);
        assertThat(page.ended()).isFalse();
    }

    @Test
    void twentyWritersInTwoProcessesGetEveryNumberOnceAndKeepTheirOwnOrder() throws Exception {
        try (DeploymentLogWriter other = newWriter();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 20; thread++) {
                DeploymentLog log = (thread % 2 == 0 ? writer : other).open(deployment);
                int name = thread;
                threads.execute(
                        () -> IntStream.range(0, 500).forEach(i -> log.line(LogSource.SLIPWAY, name + " " + i)));
            }
        }

        try (DeploymentLog written = writer.open(deployment)) {
            written.flush();
        }

        List<LogLine> lines = all();
        assertThat(lines).hasSize(20 * 500);
        assertThat(lines)
                .extracting(LogLine::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 20 * 500).boxed().toList());
        for (int thread = 0; thread < 20; thread++) {
            String prefix = thread + " ";
            assertThat(lines.stream().map(LogLine::line).filter(line -> line.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 500).mapToObj(i -> prefix + i).toList());
        }
    }

    @Test
    void linesOfManyDeploymentsShareCommitsAndEachLogIsWhole() throws Exception {
        List<DeploymentLog> logs = IntStream.range(0, 50)
                .mapToObj(i -> writer.open(UUID.randomUUID()))
                .toList();
        for (int i = 0; i < 100; i++) {
            String line = "line " + i;
            logs.forEach(log -> log.line(LogSource.HELM_BE, line));
        }
        for (DeploymentLog log : logs) {
            log.flush();
            assertThat(reader.read(log.deploymentId(), 0, 1000).lines())
                    .extracting(LogLine::line)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "line " + i).toList());
        }
    }

    @Test
    void nothingIsTakenAfterTheFinalLineFromAnyProcess() throws Exception {
        try (DeploymentLogWriter other = newWriter()) {
            DeploymentLog late = other.open(deployment);
            DeploymentLog log = writer.open(deployment);
            log.line(LogSource.SLIPWAY, "work");

            assertThat(log.end("Deployment Complete")).isTrue();
            log.line(LogSource.SLIPWAY, "too late");
            late.line(LogSource.SLIPWAY, "too late elsewhere");
            late.flush();

            assertThat(late.end("Deployment Failed")).isFalse();
            assertThat(log.end("Deployment Failed")).isFalse();
            LogPage page = reader.read(deployment, 0, 10);
            assertThat(page.lines()).extracting(LogLine::text).containsExactly("[slipway] work", "Deployment Complete");
            assertThat(page.ended()).isTrue();
            assertThat(page.completes(0)).isTrue();
        }
    }

    @Test
    void theFinalLineCanBePartOfTheCallersTransaction() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
        DeploymentLog log = writer.open(deployment);
        log.line(LogSource.SLIPWAY, "work");

        transaction.executeWithoutResult(status -> {
            assertThat(end(log, "Deployment Failed")).isTrue();
            status.setRollbackOnly();
        });
        assertThat(reader.read(deployment, 0, 10).ended()).isFalse();
        log.line(LogSource.SLIPWAY, "more work");

        transaction.executeWithoutResult(
                status -> assertThat(end(log, "Deployment Complete")).isTrue());
        log.line(LogSource.SLIPWAY, "too late");
        log.flush();

        assertThat(all())
                .extracting(LogLine::text)
                .containsExactly("[slipway] work", "[slipway] more work", "Deployment Complete");
        transaction.executeWithoutResult(
                status -> assertThat(end(log, "Deployment Failed")).isFalse());
        assertThatThrownBy(() -> log.endWithin("Deployment Failed")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLogThatAnotherTransactionHoldsDoesNotKeepOthersWaiting() throws Exception {
        DeploymentLog held = writer.open(deployment);
        held.line(LogSource.SLIPWAY, "before");
        held.flush();
        DeploymentLog free = writer.open(UUID.randomUUID());
        try (Connection holder = DATABASE.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "SELECT 1 FROM deployment_log_head WHERE deployment_id = '" + deployment + "' FOR UPDATE");
            held.line(LogSource.SLIPWAY, "while held");
            for (int i = 0; i < 20; i++) {
                free.line(LogSource.SLIPWAY, "line " + i);
                free.flush();
            }
            assertThat(reader.read(free.deploymentId(), 0, 100).lines()).hasSize(20);
            assertThat(reader.read(deployment, 0, 100).lines()).hasSize(1);
            holder.rollback();
        }
        held.flush();
        assertThat(all()).extracting(LogLine::line).containsExactly("before", "while held");
    }

    @Test
    void aListenerHearsOfEveryCommitUntilItsLogIsClosed() throws Exception {
        List<Long> heard = new CopyOnWriteArrayList<>();
        try (DeploymentLog log = writer.open(deployment, (id, last) -> heard.add(last.seq()))) {
            log.line(LogSource.SLIPWAY, "one\ntwo");
            log.flush();
            log.line(LogSource.SLIPWAY, "three");
            log.flush();
            Awaitility.await().untilAsserted(() -> assertThat(heard).containsExactly(2L, 3L));
        }
        writer.open(deployment).end("Deployment Complete");
        assertThat(heard).containsExactly(2L, 3L);
    }

    @Test
    void secretsAreMaskedBeforeALineIsStored() throws Exception {
        DeploymentLog log = writer.open(deployment);
        log.hide(List.of("hunter2-hunter2"));
        log.line(LogSource.HELM_PG, "password is hunter2-hunter2, token=abc");
        log.flush();
        assertThat(all()).extracting(LogLine::line).containsExactly("password is ***, token=***");
    }

    @Test
    void closingStoresWhatIsLeft() {
        DeploymentLogWriter closing = newWriter();
        DeploymentLog log = closing.open(deployment);
        IntStream.range(0, 3_000).forEach(i -> log.line(LogSource.SLIPWAY, "line " + i));
        log.close();
        closing.close();
        assertThat(all()).hasSize(3_000);
    }

    @Test
    void aReaderPagesThroughTheLogAndSeesItsTail() throws Exception {
        DeploymentLog log = writer.open(deployment);
        IntStream.rangeClosed(1, 250).forEach(i -> log.line(LogSource.SLIPWAY, "line " + i));
        log.end("Deployment Complete");

        assertThat(reader.read(deployment, 100, 100).lines())
                .extracting(LogLine::seq)
                .first()
                .isEqualTo(101L);
        assertThat(reader.read(deployment, 200, 100).lines()).hasSize(51);
        assertThat(reader.read(deployment, 251, 100).lines()).isEmpty();
        assertThat(reader.read(deployment, 9_999, 100).completes(9_999)).isTrue();
        assertThat(reader.tail(deployment, 2).lines())
                .extracting(LogLine::text)
                .containsExactly("[slipway] line 250", "Deployment Complete");
        assertThat(reader.read(UUID.randomUUID(), 0, 10)).isEqualTo(new LogPage(List.of(), 0, false));
    }

    private static boolean end(DeploymentLog log, String line) {
        try {
            return log.endWithin(line).isPresent();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<LogLine> all() {
        List<LogLine> lines = new ArrayList<>();
        for (LogPage page = reader.read(deployment, 0, 1000);
                !page.lines().isEmpty();
                page = reader.read(deployment, lines.getLast().seq(), 1000)) {
            lines.addAll(page.lines());
        }
        return lines;
    }

    private static DeploymentLogWriter newWriter() {
        LogWriterSettings settings =
                new LogWriterSettings(200, Duration.ofMillis(10), 5_000, 1 << 20, Duration.ofSeconds(20));
        return new DeploymentLogWriter(DATABASE, new SecretMasker(), Clock.systemUTC(), settings);
    }
}
