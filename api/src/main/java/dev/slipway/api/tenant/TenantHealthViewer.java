package dev.slipway.api.tenant;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.domain.tenant.CompanyCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open socket and the thread that writes to it: the health on connect, at every change, and again after each
 * {@link #PING} without one. A slow viewer misses what was in between, and holds up nobody.
 */
final class TenantHealthViewer {
    static final Duration PING = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(TenantHealthViewer.class);

    private final WebSocketSession session;
    private final CompanyCode code;
    private final TenantHealthReader health;
    private final JsonMapper json;
    private final Semaphore changes = new Semaphore(0);
    private final ClusterWatch.Subscription subscription;
    private final Thread writer;

    TenantHealthViewer(
            WebSocketSession session,
            CompanyCode code,
            TenantHealthReader health,
            ClusterWatch watch,
            JsonMapper json) {
        this.session = session;
        this.code = code;
        this.health = health;
        this.json = json;
        this.subscription = watch.onChange(code.namespace(), changes::release);
        this.writer =
                Thread.ofVirtual().name("tenant-health-" + session.getId()).unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    void stop() {
        subscription.close();
        writer.interrupt();
    }

    private void write() {
        try {
            TenantHealth said = null;
            boolean changed = false;
            while (session.isOpen()) {
                said = say(health.of(code), said, changed);
                changed = changes.tryAcquire(PING.toMillis(), TimeUnit.MILLISECONDS);
                changes.drainPermits();
            }
        } catch (InterruptedException stopped) {
            close(CloseStatus.GOING_AWAY);
        } catch (ApiException unknown) {
            close(CloseStatus.SERVICE_RESTARTED);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A viewer of a tenant's health left", gone);
            close(CloseStatus.SESSION_NOT_RELIABLE);
        } finally {
            subscription.close();
        }
    }

    /** Says it unless a change of something else is all that there was; without a change it is the ping. */
    private TenantHealth say(TenantHealth now, @Nullable TenantHealth said, boolean changed) throws IOException {
        if (said == null || !changed || !now.saysTheSameAs(said)) {
            session.sendMessage(new TextMessage(json.writeValueAsString(now)));
        }
        return now;
    }

    private void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A socket was closed already", gone);
        }
    }
}
