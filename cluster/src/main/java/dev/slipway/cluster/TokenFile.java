package dev.slipway.cluster;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A bearer token in a file that somebody replaces before it expires. Thread-safe. */
final class TokenFile implements OAuthTokenProvider {
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private record Read(String token, long at) {}

    private final Path file;
    private volatile Read last;

    /** Reads the token at once, so that a missing file is noticed now. */
    TokenFile(Path file) throws UncheckedIOException {
        this.file = file;
        this.last = read();
    }

    @Override
    public String getToken() {
        if (System.nanoTime() - last.at() > FRESH_NANOS) {
            last = read();
        }
        return last.token();
    }

    private Read read() {
        try {
            return new Read(Files.readString(file).strip(), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException("The token file " + file + " cannot be read", e);
        }
    }
}
