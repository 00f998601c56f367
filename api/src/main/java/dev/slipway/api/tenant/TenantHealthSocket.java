package dev.slipway.api.tenant;

import dev.slipway.api.web.socket.SocketAttributes;
import dev.slipway.api.web.socket.SocketRoute;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.domain.tenant.CompanyCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's health as it changes. What viewers send is not read. */
final class TenantHealthSocket extends TextWebSocketHandler {
    static final String ADDRESS = "/ws/tenants/{companyCode}/health/updates";

    private final Map<String, TenantHealthViewer> viewers = new ConcurrentHashMap<>();
    private final TenantHealthReader health;
    private final ClusterWatch watch;
    private final JsonMapper json;

    TenantHealthSocket(TenantHealthReader health, ClusterWatch watch, JsonMapper json) {
        this.health = health;
        this.watch = watch;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        CompanyCode code = CompanyCode.parse(SocketAttributes.variable(session, "companyCode"))
                .orElseThrow(() -> new IllegalStateException("The tenant was found before the upgrade"));
        TenantHealthViewer viewer = new TenantHealthViewer(session, code, health, watch, json);
        viewers.put(session.getId(), viewer);
        viewer.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        TenantHealthViewer viewer = viewers.remove(session.getId());
        if (viewer != null) {
            viewer.stop();
        }
    }

    /** Where it is; a tenant that is not there is refused before the upgrade. */
    @Configuration(proxyBeanMethods = false)
    static class Route {
        @Bean
        SocketRoute tenantHealthRoute(
                TenantDetails tenants, TenantHealthReader health, ClusterWatch watch, JsonMapper json) {
            return new SocketRoute(
                    ADDRESS,
                    new TenantHealthSocket(health, watch, json),
                    variables -> tenants.find(variables.getOrDefault("companyCode", "")));
        }
    }
}
