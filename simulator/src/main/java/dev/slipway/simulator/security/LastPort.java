package dev.slipway.simulator.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Remembers the port, so that whoever holds a kubeconfig finds the cluster again after a restart. */
public final class LastPort {
    private LastPort() {}

    /** The port it had before, when that is free; else 0. */
    public static int of(@Nullable Path directory) {
        Path file = directory == null ? null : directory.resolve("port");
        if (file == null || !Files.exists(file)) {
            return 0;
        }
        try {
            int port = Integer.parseInt(Files.readString(file).strip());
            return free(port) ? port : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public static void remember(@Nullable Path directory, int port) {
        if (directory != null) {
            try {
                Credentials.writePrivately(directory.resolve("port"), Integer.toString(port));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
