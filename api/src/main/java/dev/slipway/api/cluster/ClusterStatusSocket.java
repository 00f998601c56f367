package dev.slipway.api.cluster;

import dev.slipway.api.web.socket.SocketRoute;
import dev.slipway.cluster.ClusterHealth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** The cluster's state as it changes. What viewers send is not read. */
final class ClusterStatusSocket extends TextWebSocketHandler {

    private final Map<String, ClusterViewer> viewers = new ConcurrentHashMap<>();
    private final ClusterHealth health;
    private final JsonMapper json;

    ClusterStatusSocket(ClusterHealth health, JsonMapper json) {
        this.health = health;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        ClusterViewer viewer = new ClusterViewer(session, health, json);
        viewers.put(session.getId(), viewer);
        viewer.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        ClusterViewer viewer = viewers.remove(session.getId());
        if (viewer != null) {
            viewer.stop();
        }
    }

    /** Where it is. */
    @Configuration(proxyBeanMethods = false)
    static class Route {

        @Bean
        SocketRoute clusterStatusRoute(ClusterHealth health, JsonMapper json) {
            return new SocketRoute("/ws/cluster/status", new ClusterStatusSocket(health, json));
        }
    }
}
