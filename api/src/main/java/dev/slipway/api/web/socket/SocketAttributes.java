package dev.slipway.api.web.socket;

import dev.slipway.api.web.request.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** What a socket's session keeps of the request that opened it. */
public final class SocketAttributes implements HandshakeInterceptor {

    private static final String VARIABLES = SocketAttributes.class.getName() + ".variables";
    private static final String REQUEST_ID = SocketAttributes.class.getName() + ".requestId";

    private final Consumer<Map<String, String>> check;

    SocketAttributes(Consumer<Map<String, String>> check) {
        this.check = check;
    }

    /** The value of a {@code {variable}} in the route's pattern, decoded. */
    public static String variable(WebSocketSession session, String name) {
        if (session.getAttributes().get(VARIABLES) instanceof Map<?, ?> variables
                && variables.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("The route of this socket has no variable " + name);
    }

    /** The id of the request that opened the socket. */
    public static String requestId(WebSocketSession session) {
        return String.valueOf(session.getAttributes().get(REQUEST_ID));
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet) {
            HttpServletRequest opening = servlet.getServletRequest();
            attributes.put(REQUEST_ID, RequestIds.of(opening));
            Map<String, String> variables = variables(opening);
            check.accept(variables);
            attributes.put(VARIABLES, variables);
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // what failed is answered where every error is
    }

    private static Map<String, String> variables(HttpServletRequest opening) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (opening.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        }
        return variables;
    }
}
