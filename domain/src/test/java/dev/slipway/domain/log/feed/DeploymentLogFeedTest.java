package dev.slipway.domain.log.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.domain.log.CuttingProxy;
import dev.slipway.domain.log.DeploymentLog;
import dev.slipway.domain.log.DeploymentLogWriter;
import dev.slipway.domain.log.LogDatabase;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogSource;
import dev.slipway.domain.log.LogWriterSettings;
import dev.slipway.domain.log.masking.SecretMasker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(120)
class DeploymentLogFeedTest {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentLogFeedTest.class);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID deployment = UUID.randomUUID();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private CuttingProxy proxy;
    private HikariDataSource pool;
    private HikariDataSource listening;
    private DeploymentLogWriter writer;
    private DeploymentLogFeed feed;

    @BeforeEach
    void start() throws Exception {
        proxy = new CuttingProxy(LogDatabase.port());
        pool = LogDatabase.pool();
        listening = LogDatabase.pool(proxy.port());
        writer = new DeploymentLogWriter(pool, new SecretMasker(), Clock.systemUTC(), LogWriterSettings.DEFAULT);
        feed = new DeploymentLogFeed(pool, listening);
    }

    @AfterEach
    void stop() throws Exception {
        feed.close();
        writer.close();
        listening.close();
        pool.close();
        proxy.close();
    }

    @Test
    void whoeverFollowsBeforeDuringOrAfterGetsTheSameSequence() throws Exception {
        List<CompletableFuture<List<LogLine>>> followers = new ArrayList<>();
        DeploymentLog log = writer.open(deployment);
        for (int i = 1; i < 3_000; i++) {
            if (i % 100 == 1) {
                followers.add(followToTheEnd(0));
            }
            log.line(LogSource.SLIPWAY, "line " + i);
        }
        log.end("Deployment Complete");
        followers.add(followToTheEnd(0));
        for (CompletableFuture<List<LogLine>> follower : followers) {
            assertAllFrom(1, 3_000, follower.join());
        }
        assertAllFrom(2_991, 3_000, followToTheEnd(2_990).join());
        assertThat(followToTheEnd(3_000).join()).isEmpty();
        assertThat(followToTheEnd(Long.MAX_VALUE).join()).isEmpty();
        assertThat(feed.followedLogs()).isZero();
    }

    @Test
    void linesThatComeWhileTheConnectionIsLostAreNotMissed() throws Exception {
        CompletableFuture<List<LogLine>> follower = followToTheEnd(0);
        DeploymentLog log = writer.open(deployment);
        for (int round = 0; round < 5; round++) {
            log.line(LogSource.SLIPWAY, "heard " + round);
            log.flush();
            proxy.down();
            log.line(LogSource.SLIPWAY, "not heard " + round);
            log.flush();
            proxy.up();
        }
        proxy.down();
        log.end("Deployment Complete");
        proxy.up();
        // a connection that was cut while it was made is given up after ten seconds of silence, and several may be
        assertAllFrom(1, 11, follower.get(90, java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void aSlowFollowerGetsEveryLineAndHoldsUpNobody() throws Exception {
        DeploymentLog log = writer.open(deployment);
        try (LogFollower slow = feed.follow(deployment, 0)) {
            CompletableFuture<List<LogLine>> fast = followToTheEnd(0);
            log.line(LogSource.SLIPWAY, "line 1");
            List<LogLine> taken = new ArrayList<>(slow.next(SOON).lines());
            for (int i = 2; i < 3 * LogTail.LINES; i++) {
                log.line(LogSource.SLIPWAY, "line " + i);
            }
            log.end("Deployment Complete");
            assertAllFrom(1, 3 * LogTail.LINES, fast.get(20, java.util.concurrent.TimeUnit.SECONDS));

            while (!slow.finished()) {
                taken.addAll(slow.next(SOON).lines());
            }
            assertAllFrom(1, 3 * LogTail.LINES, taken);
        }
    }

    @Test
    void aThousandFollowersOfOneDeploymentGetEveryLineInOrder() throws Exception {
        int lines = 2_000;
        List<CompletableFuture<List<LogLine>>> followers =
                IntStream.range(0, 1_000).mapToObj(i -> followToTheEnd(0)).toList();
        Awaitility.await().until(() -> feed.followedLogs() == 1);
        DeploymentLog log = writer.open(deployment);
        long begin = System.nanoTime();
        for (int i = 1; i < lines; i++) {
            log.line(LogSource.HELM_PG, "Waiting for StatefulSet postgresql-cha: 0 of 1 pods ready, line " + i);
        }
        log.end("Deployment Complete");
        for (CompletableFuture<List<LogLine>> follower : followers) {
            assertAllFrom(1, lines, follower.join());
        }
        LOG.info("1,000 followers x 2,000 lines: {} ms", (System.nanoTime() - begin) / 1_000_000);
    }

    @Test
    void aLineReachesAFollowerSoonAfterItIsWritten() throws Exception {
        int lines = 500;
        DeploymentLog log = writer.open(deployment);
        long[] written = new long[lines];
        List<Long> took = new ArrayList<>();
        try (LogFollower follower = feed.follow(deployment, 0)) {
            CompletableFuture<Void> following = CompletableFuture.runAsync(
                    () -> {
                        while (took.size() < lines) {
                            next(follower).forEach(line -> took.add(System.nanoTime() - written[took.size()]));
                        }
                    },
                    threads);
            for (int i = 0; i < lines; i++) {
                written[i] = System.nanoTime();
                log.line(LogSource.SLIPWAY, "line " + i);
                Awaitility.await().pollDelay(Duration.ofMillis(5)).until(() -> true);
            }
            following.join();
        }
        List<Long> sorted = took.stream().sorted().toList();
        LOG.info(
                "From line() to a follower: p50 {} us, p99 {} us",
                sorted.get(lines / 2) / 1_000,
                sorted.get(lines * 99 / 100) / 1_000);
        assertThat(sorted).hasSize(lines);
    }

    @Test
    void anOffsetAheadOfARunningLogWaitsForTheLinesBehindIt() throws Exception {
        DeploymentLog log = writer.open(deployment);
        log.line(LogSource.SLIPWAY, "line 1");
        log.flush();
        try (LogFollower follower = feed.follow(deployment, 2)) {
            assertThat(follower.next(Duration.ofMillis(50)).lines()).isEmpty();
            log.line(LogSource.SLIPWAY, "line 2\nline 3");
            assertThat(follower.next(SOON).lines()).extracting(LogLine::seq).containsExactly(3L);
        }
    }

    @Test
    void aFollowerThatIsClosedStopsWaiting() throws Exception {
        LogFollower follower = feed.follow(deployment, 0);
        CompletableFuture<List<LogLine>> waiting = CompletableFuture.supplyAsync(() -> next(follower), threads);
        follower.close();
        assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(feed.followedLogs()).isZero();
    }

    @Test
    void aTailStaysWithinItsBoundsAndReadsOnFromTheTable() throws Exception {
        LogTail tail = new LogTail();
        IntStream.rangeClosed(1, 100).forEach(i -> tail.add(line(i, "x".repeat(1_000)), 10_000));
        assertThat(tail.last()).isEqualTo(100);
        assertThat(tail.reaches(80)).isFalse();
        assertThat(tail.reaches(95)).isTrue();
        assertThat(tail.after(98)).extracting(LogLine::seq).containsExactly(99L, 100L);
        tail.restart(500);
        assertThat(tail.reaches(499)).isFalse();
        assertThat(tail.after(500)).isEmpty();
        assertThatThrownBy(() -> tail.add(line(502, "gap"), 10_000)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LogLine line(long seq, String text) {
        return new LogLine(
                seq, java.time.Instant.EPOCH, LogSource.SLIPWAY, dev.slipway.domain.log.LogStream.STDOUT, text, false);
    }

    private CompletableFuture<List<LogLine>> followToTheEnd(long after) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<LogLine> lines = new ArrayList<>();
                    try (LogFollower follower = feed.follow(deployment, after)) {
                        while (!follower.finished()) {
                            lines.addAll(next(follower));
                        }
                    }
                    return lines;
                },
                threads);
    }

    private static List<LogLine> next(LogFollower follower) {
        try {
            return follower.next(SOON).lines();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void assertAllFrom(long first, long last, List<LogLine> lines) {
        assertThat(lines.stream().mapToLong(LogLine::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(first, last).boxed().toList());
        assertThat(lines.getLast().isFinal()).isTrue();
    }
}
