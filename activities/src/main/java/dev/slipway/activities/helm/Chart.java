package dev.slipway.activities.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A chart on disk.
 *
 * @param name its name in the library, for example {@code postgresql}
 * @param version the chart's own version
 * @param appVersion the version of what it runs; empty where it does not say
 * @param path its folder
 * @param digest of all its files
 */
public record Chart(String name, String version, String appVersion, Path path, String digest) {
    /** The same chart, changed a little, in another folder. */
    Chart at(Path folder) {
        return new Chart(name, version, appVersion, folder, digest);
    }

    /** The JSON schema of its values, where it has one. */
    public Optional<String> valuesSchema() {
        Path schema = path.resolve("values.schema.json");
        try {
            return Files.exists(schema) ? Optional.of(Files.readString(schema)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
