package dev.slipway.domain.log.feed;

import dev.slipway.domain.log.DeploymentLogReader;
import dev.slipway.domain.log.LogPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives the lines of deployment logs to any number of followers as they are stored. A log that nobody follows takes no
 * memory; those that are followed share a bounded amount. Nothing is done before the first follower comes. Thread-safe.
 */
public final class DeploymentLogFeed implements AutoCloseable {
    /** Characters of all tails together, as long as each keeps its least share. */
    private static final long ALL_CHARACTERS = 32L << 20;

    private static final long MOST_CHARACTERS = 1L << 20;
    private static final long LEAST_CHARACTERS = 32L << 10;

    /** Followers that read from the table at the same time; the others wait for their turn. */
    private static final int READERS = 4;

    private final DeploymentLogReader reader;
    private final JdbcTemplate jdbc;
    private final LogListening listening;
    private final Semaphore reading = new Semaphore(READERS, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, FollowedLog> followed = new HashMap<>();
    private @Nullable Thread listener;
    private volatile long share = MOST_CHARACTERS;
    private volatile boolean closed;

    /**
     * A feed.
     *
     * @param pool where lines are read
     * @param unpooled where the one connection that listens comes from; it is kept for as long as the feed
     */
    public DeploymentLogFeed(DataSource pool, DataSource unpooled) {
        this.reader = new DeploymentLogReader(pool);
        this.jdbc = new JdbcTemplate(pool);
        this.listening = new LogListening(unpooled, new Followed());
    }

    /**
     * Follows a log.
     *
     * @param after the number of the last line that is known; 0 for all lines
     * @throws org.springframework.dao.DataAccessException where the database is away
     */
    public LogFollower follow(UUID deploymentId, long after) {
        FollowedLog log = join(deploymentId);
        try {
            log.load(jdbc);
            return new LogFollower(this, log, after);
        } catch (RuntimeException failed) {
            leave(log);
            throw failed;
        }
    }

    private FollowedLog join(UUID deploymentId) {
        lock.lock();
        try {
            if (listener == null && !closed) {
                listener =
                        Thread.ofPlatform().daemon().name("deployment-log-feed").start(listening);
            }
            FollowedLog log = followed.computeIfAbsent(deploymentId, id -> new FollowedLog(id, () -> share));
            log.count(1);
            divide();
            return log;
        } finally {
            lock.unlock();
        }
    }

    void leave(FollowedLog log) {
        lock.lock();
        try {
            if (log.count(-1) == 0) {
                followed.remove(log.deploymentId(), log);
                divide();
            }
        } finally {
            lock.unlock();
        }
        log.wake();
    }

    private void divide() {
        share = Math.clamp(ALL_CHARACTERS / Math.max(1, followed.size()), LEAST_CHARACTERS, MOST_CHARACTERS);
    }

    /** A page of lines that are older than a tail. */
    LogPage read(UUID deploymentId, long after) throws InterruptedException {
        reading.acquire();
        try {
            LogPage page = reader.read(deploymentId, after, LogTail.PAGE_LINES);
            return new LogPage(LogTail.page(page.lines()), page.lastSeq(), page.ended());
        } finally {
            reading.release();
        }
    }

    /** How many logs are followed. */
    public int followedLogs() {
        lock.lock();
        try {
            return followed.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends every follower's wait and lets go of the connection. */
    @Override
    public void close() {
        closed = true;
        all().forEach(FollowedLog::wake);
        listening.stop();
        Thread running = listener;
        try {
            if (running != null) {
                running.join(LogListening.stopping());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private List<FollowedLog> all() {
        lock.lock();
        try {
            return List.copyOf(followed.values());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable FollowedLog find(UUID deploymentId) {
        lock.lock();
        try {
            return followed.get(deploymentId);
        } finally {
            lock.unlock();
        }
    }

    private final class Followed implements LogListening.Reading {
        @Override
        public void readOn(Connection connection, UUID deploymentId) throws SQLException {
            FollowedLog log = find(deploymentId);
            if (log != null) {
                log.fetch(connection);
            }
        }

        @Override
        public void readAllOn(Connection connection) throws SQLException {
            for (FollowedLog log : all()) {
                if (!log.hasEnded()) {
                    log.fetch(connection);
                }
            }
        }
    }
}
