package dev.slipway.api.log;

import dev.slipway.domain.log.feed.DeploymentLogFeed;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** The socket door: starts a viewer for each socket. What viewers send is not read, and may not be large. */
final class LogSocket extends AbstractWebSocketHandler {
    private static final int MOST_RECEIVED = 1024;

    /** A viewer who takes nothing for so long is let go; they can come back with their offset. */
    private static final Duration MOST_BLOCKED = Duration.ofSeconds(20);

    private static final String BLOCKING_SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Map<String, LogViewer> viewers = new ConcurrentHashMap<>();
    private final DeploymentLogFeed feed;
    private final OpenLogs open;
    private final Duration ping;

    LogSocket(DeploymentLogFeed feed, OpenLogs open, Duration ping) {
        this.feed = feed;
        this.open = open;
        this.ping = ping;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        session.setTextMessageSizeLimit(MOST_RECEIVED);
        session.setBinaryMessageSizeLimit(MOST_RECEIVED);
        Session jakarta = nativeOf(session);
        jakarta.getUserProperties().put(BLOCKING_SEND_TIMEOUT, MOST_BLOCKED.toMillis());
        LogViewer viewer =
                new LogViewer(session, jakarta.getBasicRemote(), LogHandshake.requestOf(session), feed, ping);
        if (!open.enter(viewer)) {
            session.close(CloseStatus.SERVICE_RESTARTED);
            return;
        }
        viewers.put(session.getId(), viewer);
        Thread.ofVirtual().name("log-viewer-" + session.getId()).start(() -> {
            try {
                viewer.run();
            } finally {
                viewers.remove(session.getId());
                open.leave(viewer);
            }
        });
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        LogViewer viewer = viewers.get(session.getId());
        if (viewer != null) {
            viewer.answered();
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        LogViewer viewer = viewers.get(session.getId());
        if (viewer != null) {
            viewer.letGo();
        }
    }

    /** Spring's session sends every frame by itself; the one beneath can gather them. */
    private static Session nativeOf(WebSocketSession session) {
        Session jakarta =
                session instanceof NativeWebSocketSession wrapper ? wrapper.getNativeSession(Session.class) : null;
        if (jakarta == null) {
            throw new IllegalStateException("Sockets are served by a jakarta.websocket container only");
        }
        return jakarta;
    }
}
