package dev.slipway.simulator.http;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch over a WebSocket. */
final class WatchSocket extends Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSocket.class);

    private final Watches watches;
    private final WatchRequest watch;
    private volatile @Nullable Thread thread;

    private WatchSocket(Watches watches, WatchRequest watch) {
        this.watches = watches;
        this.watch = watch;
    }

    static ServerEndpointConfig configuration(Watches watches, WatchRequest watch) {
        return ServerEndpointConfig.Builder.create(WatchSocket.class, "/watch")
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new WatchSocket(watches, watch));
                    }
                })
                .build();
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        thread = Thread.ofVirtual().name("watch").start(() -> run(session));
    }

    private void run(Session session) {
        try {
            boolean cut = watches.run(
                    watch, event -> session.getBasicRemote().sendText(new String(event, StandardCharsets.UTF_8)));
            CloseReason.CloseCode code =
                    cut ? CloseReason.CloseCodes.GOING_AWAY : CloseReason.CloseCodes.NORMAL_CLOSURE;
            session.close(new CloseReason(code, ""));
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the watcher is gone", e);
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public void onError(Session session, Throwable error) {
        LOG.debug("the watcher's connection failed", error);
    }
}
