package dev.slipway.api.cluster;

import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open socket and the thread that writes to it: the present state, then every change, and the state again after each
 * {@link #PING} without one. A viewer who falls behind is let go and holds up nobody.
 */
final class ClusterViewer {

    static final Duration PING = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(ClusterViewer.class);
    private static final int MOST_BEHIND = 64;

    private final WebSocketSession session;
    private final ClusterHealth health;
    private final JsonMapper json;
    private final BlockingQueue<ClusterState> changes = new ArrayBlockingQueue<>(MOST_BEHIND);
    private final Thread writer;
    private final ClusterHealth.Subscription subscription;

    ClusterViewer(WebSocketSession session, ClusterHealth health, JsonMapper json) {
        this.session = session;
        this.health = health;
        this.json = json;
        this.writer =
                Thread.ofVirtual().name("cluster-status-" + session.getId()).unstarted(this::write);
        this.subscription = health.listen(this::hear);
    }

    void start() {
        writer.start();
    }

    void stop() {
        subscription.close();
        writer.interrupt();
    }

    private void hear(ClusterState change) {
        if (!changes.offer(change)) {
            LOG.info("A viewer of the cluster's state reads too slowly and is let go");
            stop();
        }
    }

    private void write() {
        try {
            ClusterState said = say(health.current());
            while (session.isOpen()) {
                ClusterState change = changes.poll(PING.toMillis(), TimeUnit.MILLISECONDS);
                if (change == null) {
                    said = say(health.current());
                } else if (!change.sameAs(said)) {
                    said = say(change);
                }
            }
        } catch (InterruptedException stopped) {
            close(CloseStatus.GOING_AWAY);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A viewer of the cluster's state left", gone);
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } finally {
            subscription.close();
        }
    }

    private ClusterState say(ClusterState state) throws IOException {
        session.sendMessage(new TextMessage(json.writeValueAsString(ClusterStatus.of(state))));
        return state;
    }

    private void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A socket was closed already", gone);
        }
    }
}
