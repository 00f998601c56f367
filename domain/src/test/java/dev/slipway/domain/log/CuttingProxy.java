package dev.slipway.domain.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A way to PostgreSQL that can be cut: at once, or in the middle of a commit. */
public final class CuttingProxy implements AutoCloseable {
    /** What becomes of the next commits. */
    public enum Commits {
        /** They pass. */
        PASS,
        /** The server never hears of them. */
        LOSE_REQUEST,
        /** The server commits, the client never hears of it. */
        LOSE_ANSWER
    }

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Commits> commits = new AtomicReference<>(Commits.PASS);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean down;

    public CuttingProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many commits were cut. */
    public int cuts() {
        return cuts.get();
    }

    /** Cuts the next commit in this way, once. */
    public void cutNextCommit(Commits how) {
        commits.set(how);
    }

    /** Cuts every connection, and refuses new ones until {@link #up}. */
    public void down() {
        down = true;
        open.forEach(CuttingProxy::close);
    }

    /** Lets connections through. */
    public void up() {
        down = false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        down();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                if (down) {
                    close(client);
                    continue;
                }
                client.setTcpNoDelay(true);
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                upstream.setTcpNoDelay(true);
                open.add(client);
                open.add(upstream);
                Thread.ofVirtual().start(() -> copy(client, upstream, true));
                Thread.ofVirtual().start(() -> copy(upstream, client, false));
            }
        } catch (IOException closed) {
            down();
        }
    }

    private void copy(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                boolean isCommit =
                        requests && new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
                Commits how = isCommit ? commits.getAndSet(Commits.PASS) : Commits.PASS;
                if (how == Commits.LOSE_REQUEST) {
                    cuts.incrementAndGet();
                    return;
                }
                if (how == Commits.LOSE_ANSWER) {
                    cuts.incrementAndGet();
                    from.shutdownOutput();
                    out.write(buffer, 0, count);
                    out.flush();
                    from.close();
                    return;
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException cut) {
            close(from);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new java.io.UncheckedIOException(alreadyGone);
        }
    }
}
