package dev.slipway.activities.fence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in this process between Helm and the cluster, on the loopback interface, since Helm itself knows nothing of
 * leases. It asks an operation's {@link Fence} before each request that changes something, and refuses those of one
 * that has lost its lease. As it ends with the process, a {@code helm} that outlives a killed worker reaches nothing.
 *
 * <p>What it cannot do: call back a request that was sent while the lease was held. The lease ends some seconds later
 * than the fence says, so that such a request has come to its end by then. Thread-safe.
 */
public final class FencingProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FencingProxy.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String BASIC = "Basic ";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Forwarding forwarding;
    private final String clusterAddress;
    private final Map<String, FencedAccess> accesses = new ConcurrentHashMap<>();

    private FencingProxy(HttpServer server, ExecutorService threads, KubernetesClient client) {
        this.server = server;
        this.threads = threads;
        URL cluster = client.getMasterUrl();
        this.clusterAddress = cluster.getAuthority();
        this.forwarding =
                new Forwarding(client.getHttpClient(), cluster.toString().replaceFirst("/+$", ""));
    }

    /**
     * Starts it on a free port.
     *
     * @param client sends what is let through; it stays the caller's
     */
    public static FencingProxy start(KubernetesClient client) {
        // read once by the first server of the JVM: without it each answer waits 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("fencing-proxy-", 0).factory());
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
            server.setExecutor(threads);
            FencingProxy proxy = new FencingProxy(server, threads, client);
            server.createContext("/", proxy::handle);
            server.start();
            return proxy;
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("No port of the loopback interface can be listened on", e);
        }
    }

    /**
     * Opens a way to the cluster for one operation.
     *
     * @param fence asked before each change
     */
    public FencedAccess open(Fence fence) {
        String id = UUID.randomUUID().toString();
        String address =
                server.getAddress().getHostString() + ":" + server.getAddress().getPort();
        FencedAccess access = new FencedAccess(id, fence, address, clusterAddress, this::forget);
        accesses.put(id, access);
        return access;
    }

    /** Ends it; what is on its way is cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void forget(FencedAccess access) {
        accesses.remove(access.id());
    }

    /** Whatever goes wrong leaves by an exception: the server then cuts the connection, and no answer seems whole. */
    private void handle(HttpExchange exchange) throws IOException {
        FencedAccess access = admitted(exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
        try {
            if (access == null) {
                StatusAnswer.NOT_ADMITTED.send(exchange);
            } else {
                forwarding.forward(exchange, access);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The proxy ends");
        } catch (IOException brokenOff) {
            LOG.debug("A request of {} broke off", access, brokenOff);
            throw brokenOff;
        }
        exchange.close();
    }

    private @Nullable FencedAccess admitted(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return null;
        }
        String[] parts = decoded(authorization.substring(BASIC.length())).split(":", 2);
        FencedAccess access = accesses.get(parts[0]);
        return access != null && parts.length == 2 && access.isToken(parts[1]) ? access : null;
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
