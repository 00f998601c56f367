package dev.slipway.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps what it hears. */
public final class Sockets implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    /** Opens a socket; throws {@link Refused} with the status where it is refused. */
    public static Sockets open(int port, String target, Map<String, String> headers) {
        Sockets client = new Sockets();
        var builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            client.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + target), client)
                    .join();
            return client;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Refused(refused.getResponse().statusCode());
            }
            throw failed;
        }
    }

    /** The handshake was refused. */
    public static final class Refused extends RuntimeException {

        /** With which status. */
        public final int status;

        Refused(int status) {
            super("Refused with " + status);
            this.status = status;
        }
    }

    /** The next message; fails after {@code seconds}. */
    public String next(int seconds) throws InterruptedException {
        String message = heard.poll(seconds, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing was heard for " + seconds + " s");
        }
        return message;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
