package dev.slipway.activities.helm;

import dev.slipway.cluster.folder.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A file for one Helm call, which only this user may read and which goes when it is closed. */
record PrivateFile(Path path) implements AutoCloseable {
    static PrivateFile in(PrivateFolder folder, String kind, String content) {
        String name = kind + "-" + UUID.randomUUID() + ".json";
        return new PrivateFile(folder.write(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("A private file cannot be removed", e);
        }
    }
}
