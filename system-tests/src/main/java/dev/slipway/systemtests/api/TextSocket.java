package dev.slipway.systemtests.api;

import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A WebSocket that keeps every text frame it gets. Thread-safe. */
public final class TextSocket implements AutoCloseable {
    private final List<Frame> frames = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private TextSocket() {}

    /** Opens one. */
    public static TextSocket open(ApiClient api, String path) {
        return openLater(api, path).join();
    }

    /** Opens one without waiting. */
    public static CompletableFuture<TextSocket> openLater(ApiClient api, String path) {
        TextSocket opened = new TextSocket();
        return api.socket()
                .buildAsync(api.socketAddress(path), opened.new Receiver())
                .thenApply(opened::with);
    }

    /** The HTTP status with which an upgrade is refused. */
    public static int refusal(ApiClient api, String path) {
        try (TextSocket opened = open(api, path)) {
            throw new AssertionError("It was let in: " + path + " " + opened.frames());
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** What came until now. */
    public List<Frame> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /** The texts that came until now. */
    public List<String> texts() {
        return frames().stream().map(Frame::text).toList();
    }

    /** Waits for a frame; the first that fits, whether it came before or comes now. */
    public Frame await(String what, Duration limit, Predicate<String> fits) {
        return Awaitility.await(what)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> frames().stream()
                                .filter(frame -> fits.test(frame.text()))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    /** Waits until the newest frame fits. */
    public void awaitNewest(String what, Duration limit, Predicate<String> fits) {
        Awaitility.await(what).atMost(limit).pollInterval(Duration.ofMillis(10)).until(() -> {
            List<String> texts = texts();
            return !texts.isEmpty() && fits.test(texts.getLast());
        });
    }

    /** Waits for the other side to close it; the close code. */
    public int awaitClose(Duration limit) {
        try {
            return closed.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            List<String> texts = texts();
            throw new AssertionError(
                    "Not closed within " + limit + " after " + texts.size() + " frames, the last "
                            + texts.subList(Math.max(0, texts.size() - 3), texts.size()),
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the connection has ended, in order or not. */
    public boolean ended() {
        return closed.isDone();
    }

    /** Drops the connection without a word. */
    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private TextSocket with(WebSocket opened) {
        socket = opened;
        return this;
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                synchronized (frames) {
                    frames.add(new Frame(partial.toString(), Instant.now()));
                }
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
