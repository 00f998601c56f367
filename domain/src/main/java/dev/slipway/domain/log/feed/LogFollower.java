package dev.slipway.domain.log.feed;

import dev.slipway.domain.log.LogPage;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Somebody who follows a log from an offset on, at a pace of their own. One thread takes lines; any may close it, which
 * wakes that thread.
 */
public final class LogFollower implements AutoCloseable {
    private final DeploymentLogFeed feed;
    private final FollowedLog log;
    private long offset;
    private boolean finished;
    private volatile boolean closed;

    LogFollower(DeploymentLogFeed feed, FollowedLog log, long after) {
        this.feed = feed;
        this.log = log;
        this.offset = after;
    }

    /**
     * The next lines, as soon as there are any.
     *
     * @param longest how long to wait for them
     * @return an empty page where none came in that time, or none will come any more
     * @throws CancellationException where the follower or the feed is closed
     * @throws org.springframework.dao.DataAccessException where lines that are not in memory cannot be read
     */
    public LogPage next(Duration longest) throws InterruptedException {
        LogPage page = log.after(offset, longest.toNanos(), this);
        if (isClosed()) {
            throw new CancellationException("Nobody follows this log any more");
        }
        if (page == null) {
            page = feed.read(log.deploymentId(), offset);
        }
        finished = page.completes(offset);
        if (!page.lines().isEmpty()) {
            offset = page.lines().getLast().seq();
        }
        return page;
    }

    /** Whether the final line was taken, or the offset was behind it: no more lines will come. */
    public boolean finished() {
        return finished;
    }

    /** The number of the last line that was taken. */
    public long offset() {
        return offset;
    }

    boolean isClosed() {
        return closed || feed.isClosed();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            feed.leave(log);
        }
    }
}
