package dev.slipway.activities.helm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads what a chart's folder says of it. */
final class ChartReader {
    private ChartReader() {}

    static Chart read(String name, Path folder) {
        try {
            Object tree = new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(folder.resolve("Chart.yaml")));
            if (tree instanceof Map<?, ?> metadata && metadata.get("version") != null) {
                return new Chart(
                        name, text(metadata.get("version")), text(metadata.get("appVersion")), folder, digest(folder));
            }
            throw new HelmException(
                    HelmFailure.CHART_INVALID, "The chart " + name + " has no version in its Chart.yaml", null);
        } catch (IOException | YamlEngineException e) {
            throw new HelmException(
                    HelmFailure.CHART_INVALID, "The Chart.yaml of the chart " + name + " cannot be read", e);
        }
    }

    /** Over names and contents, each with its length, so that nothing can be moved from one to the other. */
    private static String digest(Path folder) throws IOException {
        MessageDigest digest = Sha256.start();
        for (Path file : files(folder)) {
            byte[] content = Files.readAllBytes(file);
            String head = folder.relativize(file).toString().replace('\\', '/') + "\n" + content.length + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        }
        return Sha256.hex(digest, new byte[0]);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
