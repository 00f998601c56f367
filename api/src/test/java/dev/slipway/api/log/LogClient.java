package dev.slipway.api.log;

import dev.slipway.api.ApiTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A viewer at the socket door. */
final class LogClient implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StringBuilder part = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Consumer<String> heard;
    private final List<String> texts = new CopyOnWriteArrayList<>();

    private LogClient(@Nullable Consumer<String> heard) {
        this.heard = heard == null ? texts::add : heard;
    }

    /** A viewer who keeps what comes. */
    static LogClient open(int port, String target) {
        return open(port, target, null).join();
    }

    /** A viewer who gives on what comes. */
    static CompletableFuture<LogClient> open(int port, String target, @Nullable Consumer<String> heard) {
        LogClient client = new LogClient(heard);
        return HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + ApiTest.TOKEN)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + target), client)
                .thenApply(socket -> {
                    client.socket.complete(socket);
                    return client;
                });
    }

    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    WebSocket socket() {
        return socket.join();
    }

    List<String> texts() {
        return texts;
    }

    /** Waits for the close code. */
    int closeCode() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.accept(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }
}
