package dev.slipway.standalone.demo;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the log of a deploy over its WebSocket, from the first line to the last. */
final class DeployLog {
    private static final int RECONNECTS = 20;

    private final PublicApi api;
    private final String path;

    /**
     * A log.
     *
     * @param api where it is read
     * @param companyCode whose deploy
     * @param deploymentJobId which deploy, or empty for the last
     */
    DeployLog(PublicApi api, String companyCode, String deploymentJobId) {
        this.api = api;
        this.path = "/ws/tenants/" + companyCode + "/deploy/logs"
                + (deploymentJobId.isEmpty() ? "" : "?deploymentJobId=" + deploymentJobId);
    }

    /**
     * Gives every line once and in order, and returns when the log has ended. A connection that breaks is made again;
     * as it begins with the first line again, the lines already given are passed over.
     *
     * @param line told each line
     */
    void follow(Consumer<String> line) throws IOException, InterruptedException {
        long given = 0;
        for (int attempt = 0; attempt < RECONNECTS; attempt++) {
            Frames frames = new Frames();
            api.open(path, frames);
            long position = 0;
            Event event = frames.next();
            while (event instanceof Event.Line text) {
                if (position++ >= given) {
                    line.accept(text.text());
                    given = position;
                }
                event = frames.next();
            }
            if (event instanceof Event.Ended) {
                return;
            }
        }
        throw new IOException("the connection to the log broke again and again");
    }

    private sealed interface Event {
        record Line(String text) implements Event {}

        record Ended() implements Event {}

        record Broken() implements Event {}
    }

    /** Hands what arrives from the client's threads to the one that reads. */
    private static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final StringBuilder frame = new StringBuilder();

        Event next() throws InterruptedException {
            return events.take();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                events.add(new Event.Line(frame.toString()));
                frame.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            events.add(status == WebSocket.NORMAL_CLOSURE ? new Event.Ended() : new Event.Broken());
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.add(new Event.Broken());
        }
    }
}
