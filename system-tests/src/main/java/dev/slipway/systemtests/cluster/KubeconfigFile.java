package dev.slipway.systemtests.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kubeconfig on disk.
 *
 * @param path the file
 */
public record KubeconfigFile(Path path) {
    private static final Pattern SERVER = Pattern.compile("server\"?: *\"?(https?://[^\"\\s,}]+)");

    /** The API server's address. */
    public URI server() {
        Matcher matcher = SERVER.matcher(text());
        if (!matcher.find()) {
            throw new IllegalStateException("No server in " + path);
        }
        return URI.create(matcher.group(1));
    }

    /** A copy in a file for temporary use whose API server is at a port of this machine. */
    public KubeconfigFile throughPort(int port) {
        try {
            Path copy = Files.createTempFile(
                    "slipway-system-test",
                    ".kubeconfig",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            URI server = server();
            Files.writeString(copy, text().replace(server.toString(), server.getScheme() + "://127.0.0.1:" + port));
            copy.toFile().deleteOnExit();
            return new KubeconfigFile(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
