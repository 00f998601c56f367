package dev.slipway.simulator.http;

import dev.slipway.simulator.fault.Faults;
import dev.slipway.simulator.store.ObjectStore;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.websocket.server.WsServerContainer;

/** The watches that run, over HTTP (a stream of lines) or WebSocket (a text frame for each event). Thread-safe. */
final class Watches {
    private final ObjectStore store;
    private final Faults faults;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    Watches(ObjectStore store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    void serve(Call call, ApiPath path, HttpServletResponse response) throws IOException, ServletException {
        WatchRequest watch = WatchRequest.of(call, path);
        if ("websocket".equalsIgnoreCase(call.request().getHeader("Upgrade"))) {
            upgrade(call.request(), response, watch);
        } else {
            stream(response, watch);
        }
    }

    private void stream(HttpServletResponse response, WatchRequest watch) throws IOException {
        response.setContentType(Answer.JSON);
        OutputStream out = response.getOutputStream();
        response.flushBuffer();
        boolean cut = run(watch, event -> {
            out.write(event);
            out.flush();
        });
        if (cut) {
            throw new CloseNowException("the watch was cut");
        }
        out.close();
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, WatchRequest watch)
            throws IOException, ServletException {
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        if (container instanceof WsServerContainer server) {
            try {
                server.upgradeHttpToWebSocket(request, response, WatchSocket.configuration(this, watch), Map.of());
            } catch (DeploymentException e) {
                throw new ServletException(e);
            }
        } else {
            throw new ServletException("no WebSocket container");
        }
    }

    /**
     * Runs a watch on this thread.
     *
     * @return whether it was cut, rather than having come to its end
     */
    boolean run(WatchRequest watch, WatchSink sink) throws IOException {
        Thread thread = Thread.currentThread();
        running.add(thread);
        try {
            new WatchStream(store, faults, watch, sink).run();
            return false;
        } catch (InterruptedException e) {
            return true;
        } finally {
            running.remove(thread);
        }
    }

    /** Cuts all that run. */
    void cut() {
        running.forEach(Thread::interrupt);
    }
}
