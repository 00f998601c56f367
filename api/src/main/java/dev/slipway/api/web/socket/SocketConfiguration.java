package dev.slipway.api.web.socket;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Registers every {@link SocketRoute}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration implements WebSocketConfigurer {

    private final ObjectProvider<SocketRoute> routes;

    SocketConfiguration(ObjectProvider<SocketRoute> routes) {
        this.routes = routes;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        // any origin here, since the security chain has refused the wrong ones before
        routes.forEach(route -> registry.addHandler(route.handler(), route.pattern())
                .addInterceptors(new SocketAttributes(route.check()))
                .setAllowedOriginPatterns("*"));
    }
}
