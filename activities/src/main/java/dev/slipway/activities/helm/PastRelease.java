package dev.slipway.activities.helm;

import dev.slipway.cluster.folder.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An earlier revision of a release with the chart it came from, which Helm keeps in the revision's record: templates, files
 * and schema as they were, metadata and values as JSON, which is YAML too.
 *
 * @param state the revision
 * @param chart the record's {@code chart}, format of Helm's {@code pkg/chart/v2/chart.go}
 */
public record PastRelease(ReleaseState state, JsonNode chart) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Something done with a release that may be interrupted. */
    @FunctionalInterface
    public interface Use<T> {
        /** Does it; the chart's folder is there until it returns. */
        T with(ReleaseSpec spec) throws InterruptedException;
    }

    /**
     * Uses the release as it was wanted then, which counts as the same state as then.
     *
     * @throws HelmException if the record has no chart that can be used
     */
    public <T> T use(Use<T> use) throws InterruptedException {
        if (!(state.values() instanceof ObjectNode values)) {
            throw unusable();
        }
        try (PrivateFolder folder = PrivateFolder.create()) {
            Path unpacked = Files.createDirectory(folder.path().resolve("chart"));
            unpack(unpacked);
            return use.with(ReleaseSpec.past(state, ChartReader.read(state.chartName(), unpacked), values));
        } catch (IOException e) {
            throw new UncheckedIOException("The chart of an earlier revision cannot be unpacked", e);
        }
    }

    private void unpack(Path folder) throws IOException {
        Files.writeString(folder.resolve("Chart.yaml"), MAPPER.writeValueAsString(chart.path("metadata")));
        Files.writeString(folder.resolve("values.yaml"), MAPPER.writeValueAsString(chart.path("values")));
        byte[] schema = bytes(chart.path("schema"));
        if (schema.length > 0) {
            Files.write(folder.resolve("values.schema.json"), schema);
        }
        for (String part : new String[] {"templates", "files"}) {
            for (JsonNode file : chart.path(part)) {
                Path target = folder.resolve(file.path("name").asString("")).normalize();
                if (!target.startsWith(folder) || target.equals(folder)) {
                    throw unusable();
                }
                Files.createDirectories(target.getParent());
                Files.write(target, bytes(file.path("data")));
            }
        }
    }

    private static byte[] bytes(JsonNode data) {
        return Base64.getDecoder().decode(data.asString(""));
    }

    private HelmException unusable() {
        return new HelmException(
                HelmFailure.RELEASE_UNREADABLE,
                "Helm's record of " + state.release().name() + " revision " + state.revision()
                        + " has no chart to go back to",
                null);
    }

    @Override
    public String toString() {
        return "PastRelease[" + state + "]";
    }
}
