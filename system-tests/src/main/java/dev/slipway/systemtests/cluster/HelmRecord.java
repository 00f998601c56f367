package dev.slipway.systemtests.cluster;

import dev.slipway.systemtests.api.Json;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** How Helm keeps a revision in a Secret: JSON, gzip, Base64, and Base64 once more as every Secret's data. */
final class HelmRecord {
    private HelmRecord() {}

    /** The revision's objects, as Helm rendered them. */
    static String manifest(Secret secret) {
        byte[] zipped = Base64.getDecoder()
                .decode(Base64.getDecoder().decode(secret.getData().get("release")));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            JsonNode record = Json.parse(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
            return record.required("manifest").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
