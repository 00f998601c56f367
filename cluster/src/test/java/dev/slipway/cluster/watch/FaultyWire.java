package dev.slipway.cluster.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A wire to a server that can be cut (connections break, new ones are refused) or frozen (nothing passes). */
final class FaultyWire implements AutoCloseable {
    private final String host;
    private final int port;
    private final ServerSocket entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Object frozenMonitor = new Object();
    private volatile boolean cut;
    private boolean frozen;

    FaultyWire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        threads.execute(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    void cut() {
        cut = true;
        sockets.forEach(FaultyWire::close);
    }

    void mend() {
        cut = false;
        freeze(false);
    }

    void freeze(boolean now) {
        synchronized (frozenMonitor) {
            frozen = now;
            frozenMonitor.notifyAll();
        }
    }

    @Override
    public void close() {
        mend();
        close(entry);
        sockets.forEach(FaultyWire::close);
        threads.shutdownNow();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                sockets.add(client);
                if (cut) {
                    close(client);
                    continue;
                }
                Socket server = new Socket(host, port);
                sockets.add(server);
                threads.execute(() -> pump(client, server));
                threads.execute(() -> pump(server, client));
            } catch (IOException e) {
                // the wire is being closed, or the server is away: the client sees its connection end
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException e) {
            // cut, on purpose
        }
    }

    private void awaitThaw() throws InterruptedException {
        synchronized (frozenMonitor) {
            while (frozen) {
                frozenMonitor.wait();
            }
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("A socket does not close", e);
        }
    }
}
