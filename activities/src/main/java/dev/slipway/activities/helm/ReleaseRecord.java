package dev.slipway.activities.helm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How Helm writes a revision into a Secret of type {@code helm.sh/release.v1}: JSON, gzip, Base64, and Base64 once more
 * as every Secret's data. The format is that of Helm 3 and 4, {@code pkg/storage/driver/util.go}.
 */
final class ReleaseRecord {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int GZIP = 0x1f;

    private ReleaseRecord() {}

    /** Reads the data of a Secret's key {@code release}. */
    static ObjectNode decode(String data) {
        try {
            byte[] inner = Base64.getDecoder().decode(Base64.getDecoder().decode(data));
            return (ObjectNode) MAPPER.readTree(unzip(inner));
        } catch (IOException | IllegalArgumentException | ClassCastException | JacksonException e) {
            throw new HelmException(
                    HelmFailure.RELEASE_UNREADABLE,
                    "Helm's record of a release in the cluster cannot be read; look at it with: helm history",
                    // what cannot be read may hold secrets
                    null);
        }
    }

    /** The reverse of {@link #decode}. */
    static String encode(ObjectNode content) {
        byte[] json = MAPPER.writeValueAsBytes(content);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String inner = Base64.getEncoder().encodeToString(zipped.toByteArray());
        return Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII));
    }

    static ReleaseState state(ObjectNode content) {
        JsonNode info = content.path("info");
        JsonNode metadata = content.path("chart").path("metadata");
        return new ReleaseState(
                new ReleaseName(
                        content.path("namespace").asString(""),
                        content.path("name").asString("")),
                content.path("version").asInt(0),
                ReleaseStatus.of(info.path("status").asString("")),
                info.path("description").asString(""),
                metadata.path("name").asString(""),
                metadata.path("version").asString(""),
                content.path("config"),
                content.path("manifest").asString(""),
                info.path("notes").asString(""),
                "ssa".equals(content.path("apply_method").asString("")));
    }

    private static byte[] unzip(byte[] content) throws IOException {
        if (content.length == 0 || content[0] != GZIP) {
            return content;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        }
    }
}
