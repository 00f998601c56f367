package dev.slipway.api.log;

import dev.slipway.domain.log.DeploymentLookup;
import dev.slipway.domain.log.feed.DeploymentLogFeed;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where the socket door is. */
@Configuration(proxyBeanMethods = false)
class LogSocketRoute implements WebSocketConfigurer {
    private final LogSocket socket;
    private final LogHandshake handshake;

    LogSocketRoute(
            DeploymentLogFeed feed,
            DeploymentLookup deployments,
            OpenLogs open,
            @Value("${slipway.log.ping:15s}") Duration ping) {
        this.socket = new LogSocket(feed, open, ping);
        this.handshake = new LogHandshake(deployments, open);
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // any origin here, since the security chain has refused the wrong ones before
        registry.addHandler(socket, "/ws/tenants/{companyCode}/deploy/logs")
                .addInterceptors(handshake)
                .setHandshakeHandler(new UncompressedHandshake())
                .setAllowedOriginPatterns("*");
    }
}
