package dev.slipway.domain.log.feed;

import dev.slipway.domain.log.DeploymentLogReader;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log that somebody follows: its tail, and those who wait for more of it. Thread-safe. */
final class FollowedLog {
    private final UUID deploymentId;
    private final LongSupplier characters;

    /** Held while lines are fetched, so that each is fetched once. */
    private final ReentrantLock fetching = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LogTail tail = new LogTail();
    private boolean loaded;
    private boolean ended;
    private int followers;

    FollowedLog(UUID deploymentId, LongSupplier characters) {
        this.deploymentId = deploymentId;
        this.characters = characters;
    }

    UUID deploymentId() {
        return deploymentId;
    }

    /** Counts one follower more or less; guarded by the feed's lock. */
    int count(int change) {
        followers += change;
        return followers;
    }

    /** Fetches what is new. Whoever calls it, it reads on from the last line that is here. */
    void fetch(Connection connection) throws SQLException {
        fetching.lock();
        try {
            LogPage page = isLoaded() ? next(connection) : last(connection);
            while (page.lines().size() == LogTail.PAGE_LINES) {
                page = next(connection);
            }
        } finally {
            fetching.unlock();
        }
    }

    /** Fetches the tail, unless somebody has: many may come at once, and one connection is enough for them. */
    void load(JdbcTemplate jdbc) {
        fetching.lock();
        try {
            if (!isLoaded()) {
                jdbc.execute((Connection connection) -> {
                    fetch(connection);
                    return true;
                });
            }
        } finally {
            fetching.unlock();
        }
    }

    private boolean isLoaded() {
        lock.lock();
        try {
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    private LogPage next(Connection connection) throws SQLException {
        long after = last();
        LogPage page = DeploymentLogReader.read(connection, deploymentId, after, LogTail.PAGE_LINES);
        if (page.lastSeq() - after > LogTail.LINES) {
            return last(connection);
        }
        add(after, page);
        return page;
    }

    private LogPage last(Connection connection) throws SQLException {
        LogPage page = DeploymentLogReader.tail(connection, deploymentId, LogTail.LINES);
        add(page.lines().isEmpty() ? page.lastSeq() : page.lines().getFirst().seq() - 1, page);
        return page;
    }

    private void add(long after, LogPage page) {
        lock.lock();
        try {
            if (tail.last() != after) {
                tail.restart(after);
            }
            long most = characters.getAsLong();
            page.lines().forEach(line -> tail.add(line, most));
            loaded = true;
            ended = page.ended() && tail.last() >= page.lastSeq();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long last() {
        lock.lock();
        try {
            return tail.last();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait, to look whether they are still wanted. */
    void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next lines after this one. Waits for them, but no longer than this, and not for a follower that is closed.
     *
     * @return null where they are older than the tail
     */
    @Nullable
    LogPage after(long after, long nanos, LogFollower follower) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (tail.last() <= after && !ended && left > 0 && !follower.isClosed()) {
                left = news.awaitNanos(left);
            }
            if (!tail.reaches(after)) {
                return null;
            }
            List<LogLine> lines = tail.after(after);
            return new LogPage(lines, tail.last(), ended);
        } finally {
            lock.unlock();
        }
    }
}
