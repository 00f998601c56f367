package dev.slipway.api.log;

import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPage;
import dev.slipway.domain.log.feed.DeploymentLogFeed;
import dev.slipway.domain.log.feed.LogFollower;
import jakarta.websocket.RemoteEndpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/**
 * One open socket. All that is sent on it is sent by the one virtual thread that runs this, at the pace at which the
 * viewer reads.
 */
final class LogViewer implements Runnable, OpenLogs.Viewer {
    private static final int UNANSWERED_PINGS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(LogViewer.class);

    private final WebSocketSession session;
    private final RemoteEndpoint.Basic remote;
    private final LogRequest request;
    private final DeploymentLogFeed feed;
    private final Duration ping;
    private final AtomicInteger pings = new AtomicInteger();
    private volatile boolean leaving;
    private volatile @Nullable LogFollower following;

    /** A viewer who is sent a ping after each silence of this length. */
    LogViewer(
            WebSocketSession session,
            RemoteEndpoint.Basic remote,
            LogRequest request,
            DeploymentLogFeed feed,
            Duration ping) {
        this.session = session;
        this.remote = remote;
        this.request = request;
        this.feed = feed;
        this.ping = ping;
    }

    @Override
    public void run() {
        CloseStatus outcome = CloseStatus.SERVICE_RESTARTED;
        try (LogFollower follower = feed.follow(request.deploymentId(), request.after())) {
            following = follower;
            outcome = follow(follower);
        } catch (CancellationException letGo) {
            LOG.debug("A viewer of the log of {} leaves", request.deploymentId());
        } catch (DataAccessException away) {
            LOG.info("The log of {} cannot be read for a viewer: {}", request.deploymentId(), away.getMessage());
            outcome = CloseStatus.SERVICE_OVERLOAD;
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A viewer of the log of {} is gone", request.deploymentId(), gone);
            outcome = CloseStatus.SESSION_NOT_RELIABLE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            close(outcome);
        }
    }

    private CloseStatus follow(LogFollower follower) throws IOException, InterruptedException {
        remote.setBatchingAllowed(true);
        while (!follower.finished()) {
            if (leaving) {
                return CloseStatus.SERVICE_RESTARTED;
            }
            LogPage page = follower.next(ping);
            if (!page.lines().isEmpty()) {
                send(page);
            } else if (!follower.finished() && pings.getAndIncrement() < UNANSWERED_PINGS) {
                remote.sendPing(ByteBuffer.allocate(0));
                remote.flushBatch();
            } else if (!follower.finished()) {
                return CloseStatus.SESSION_NOT_RELIABLE;
            }
        }
        return CloseStatus.NORMAL;
    }

    /** A frame for each line, but not a packet for each frame. */
    private void send(LogPage page) throws IOException {
        for (LogLine line : page.lines()) {
            remote.sendText(request.format().write(line));
        }
        remote.flushBatch();
    }

    /** The viewer has answered a ping. */
    void answered() {
        pings.set(0);
    }

    @Override
    public void letGo() {
        leaving = true;
        LogFollower follower = following;
        if (follower != null) {
            follower.close();
        }
    }

    private void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A socket was closed already", gone);
        }
    }
}
