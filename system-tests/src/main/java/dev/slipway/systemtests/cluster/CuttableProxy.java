package dev.slipway.systemtests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A TCP connection to a server that can be cut, or made to hang, and mended again. Thread-safe. */
public final class CuttableProxy implements AutoCloseable {
    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private boolean hanging;
    private @Nullable ServerSocket door;

    /** A proxy before the host and port of an address. */
    public CuttableProxy(URI address) {
        this.server = new InetSocketAddress(address.getHost(), address.getPort());
        this.port = listen(0);
    }

    /** Its own port, the same through every cut. */
    public int port() {
        return port;
    }

    /** Refuses connections from now on, and ends those that are open. */
    public void cut() {
        lock.lock();
        try {
            close(door);
            door = null;
        } finally {
            lock.unlock();
        }
        sockets.forEach(CuttableProxy::close);
    }

    /** Takes connections and bytes from now on and lets nothing through. */
    public void hang() {
        lock.lock();
        try {
            hanging = true;
        } finally {
            lock.unlock();
        }
    }

    /** Works again. */
    public void mend() {
        lock.lock();
        try {
            hanging = false;
            mended.signalAll();
            if (door == null) {
                listen(port);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        cut();
        lock.lock();
        try {
            hanging = false;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int listen(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 128);
            door = opened;
            Thread.ofVirtual().start(() -> accept(opened));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket caller = opened.accept();
                sockets.add(caller);
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException e) {
                // closed by cut(); the loop sees it
            }
        }
    }

    private void connect(Socket caller) {
        Socket onward = new Socket();
        try {
            awaitMended();
            onward.connect(server, 5000);
            sockets.add(onward);
            Thread.ofVirtual().start(() -> copy(onward, caller));
            copy(caller, onward);
        } catch (IOException e) {
            close(caller);
            close(onward);
        } finally {
            sockets.remove(caller);
            sockets.remove(onward);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            int read = in.read(buffer);
            while (read >= 0) {
                awaitMended();
                out.write(buffer, 0, read);
                out.flush();
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // one of the two ended or was cut; both are closed now
        }
    }

    private void awaitMended() {
        lock.lock();
        try {
            while (hanging) {
                mended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(@Nullable AutoCloseable closeable) {
        if (closeable == null) {
            return;
        }
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
