package dev.slipway.api.web.socket;

import java.util.Map;
import java.util.function.Consumer;
import org.springframework.web.socket.WebSocketHandler;

/**
 * A WebSocket at an address. A bean of this type is all it takes: it is registered, and whoever opens it has passed the
 * sign-in and the check of origins by then.
 *
 * @param pattern an address under {@code /ws/}, with {@code {variables}}
 * @param check refuses, by an {@link dev.slipway.api.web.error.ApiException}, what is not there, before the upgrade;
 *     gets the pattern's variables
 * @param handler what serves it; a session's {@link SocketAttributes} have the variables and the request's id
 */
public record SocketRoute(String pattern, WebSocketHandler handler, Consumer<Map<String, String>> check) {

    public SocketRoute {
        if (!pattern.startsWith("/ws/")) {
            throw new IllegalArgumentException("Sockets are guarded under /ws/ only, not at " + pattern);
        }
    }

    /** A route without variables that could be wrong. */
    public SocketRoute(String pattern, WebSocketHandler handler) {
        this(pattern, handler, variables -> {});
    }
}
