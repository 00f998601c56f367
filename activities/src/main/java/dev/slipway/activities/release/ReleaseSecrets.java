package dev.slipway.activities.release;

import dev.slipway.activities.helm.ReleaseObject;
import dev.slipway.domain.log.masking.KnownSecrets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Finds what must not stand in a log line: secrets among the values, and those the chart has made. */
final class ReleaseSecrets {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private ReleaseSecrets() {}

    static Set<String> in(ObjectNode values) {
        return KnownSecrets.inSettings(MAPPER.convertValue(values, TREE));
    }

    static Set<String> in(List<ReleaseObject> objects) {
        Set<String> found = new LinkedHashSet<>();
        objects.stream()
                .filter(object -> object.kind().equals("Secret"))
                .forEach(secret ->
                        found.addAll(KnownSecrets.inSecretObject(texts(secret, "data"), texts(secret, "stringData"))));
        return found;
    }

    private static Map<String, String> texts(ReleaseObject secret, String part) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (secret.content().get(part) instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }
}
