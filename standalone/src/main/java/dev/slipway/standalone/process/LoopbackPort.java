package dev.slipway.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback interface. */
public final class LoopbackPort {
    private LoopbackPort() {}

    /**
     * The first of the wanted ports that is free, else any that is. It is free when this returns; whoever uses it must
     * still be ready to find it taken.
     *
     * @param wanted ports to try first, in order; 0 and less are passed over
     * @return a port that is free
     * @throws IOException when no port at all can be had
     */
    public static int free(int... wanted) throws IOException {
        for (int port : wanted) {
            if (port > 0 && isFree(port)) {
                return port;
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Whether nobody listens on the port. */
    public static boolean isFree(int port) {
        return isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Whether an address can be listened on. */
    public static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address, 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
