package dev.slipway.systemtests.log;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.TextSocket;
import java.time.Duration;
import java.util.List;

/** A viewer of a tenant's deploy log at its WebSocket door. */
public final class DeployLogSocket implements AutoCloseable {
    private final TextSocket socket;

    private DeployLogSocket(TextSocket socket) {
        this.socket = socket;
    }

    /** A viewer of text lines, from after a number on. */
    public static DeployLogSocket text(ApiClient api, String companyCode, long after) {
        return new DeployLogSocket(TextSocket.open(api, path(companyCode) + "?after=" + after));
    }

    /** A viewer of JSON lines, from after a number on. */
    public static DeployLogSocket json(ApiClient api, String companyCode, long after) {
        return new DeployLogSocket(TextSocket.open(api, path(companyCode) + "?format=json&after=" + after));
    }

    /** The door's path. */
    public static String path(String companyCode) {
        return "/ws/tenants/" + companyCode + "/deploy/logs";
    }

    /** Waits until the log is complete and the socket closed; the close code. */
    public int awaitClose(Duration limit) {
        return socket.awaitClose(limit);
    }

    /** Whether the connection has ended, in order or not. */
    public boolean hasEnded() {
        return socket.ended();
    }

    /** The lines that came, as they are. */
    public List<String> texts() {
        return socket.texts();
    }

    /** The lines that came to a viewer of JSON. */
    public List<LogLine> lines() {
        return texts().stream().map(LogLine::of).toList();
    }

    /** Waits for a text that begins so. */
    public void awaitLine(String what, Duration limit, String beginning) {
        socket.await(what, limit, text -> text.startsWith(beginning));
    }

    @Override
    public void close() {
        socket.close();
    }
}
