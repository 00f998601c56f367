package dev.slipway.activities.plan;

import dev.slipway.domain.log.masking.KnownSecrets;
import dev.slipway.domain.log.masking.PrivateKeyBlocks;
import dev.slipway.domain.log.masking.SecretMasker;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The secrets of a release, by the rules of its log, to be kept out of whatever is told about it. Thread-safe. */
final class PlanSecrets {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    /** The masker knows secrets by deployment; here there is one of each. */
    private static final UUID ALL = new UUID(0, 0);

    private final SecretMasker masker = new SecretMasker();

    private PlanSecrets(Set<String> known) {
        masker.register(ALL, known);
    }

    /**
     * The secrets among these.
     *
     * @param values Helm values
     * @param objects objects in any form, Secrets among them
     */
    static PlanSecrets in(Collection<? extends JsonNode> values, Collection<? extends JsonNode> objects) {
        Set<String> known = new LinkedHashSet<>();
        for (JsonNode tree : values) {
            known.addAll(KnownSecrets.inSettings(MAPPER.convertValue(tree, TREE)));
            collect("", tree, known);
        }
        for (JsonNode object : objects) {
            if (isSecret(object)) {
                known.addAll(KnownSecrets.inSecretObject(texts(object, "data"), texts(object, "stringData")));
            }
            collect("", object, known);
        }
        return new PlanSecrets(known);
    }

    /** Whether an object is a Secret, all of whose data is hidden. */
    static boolean isSecret(JsonNode object) {
        return object.path("kind").asString("").equals("Secret");
    }

    /** Whether an element such as an environment variable has a name after which its value is a secret. */
    static boolean hasSecretValue(JsonNode element) {
        return KnownSecrets.namesSecret(element.path("name").asString(""));
    }

    /** The text with a mark in place of every secret. */
    String mask(String text) {
        PrivateKeyBlocks keys = new PrivateKeyBlocks();
        return Arrays.stream(text.split("\n", -1))
                .map(line -> masker.mask(ALL, keys.mask(line)))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Only texts right under such a name: below {@code secret:} in a volume, say, is the name of a Secret and not the
     * secret.
     */
    private static void collect(String key, JsonNode node, Set<String> known) {
        if (node.isValueNode() && !node.isBoolean() && KnownSecrets.namesSecret(key)) {
            known.add(node.asString(""));
        }
        if (hasSecretValue(node) && node.path("value").isValueNode()) {
            known.add(node.path("value").asString(""));
        }
        node.properties().forEach(field -> collect(field.getKey(), field.getValue(), known));
        if (node.isArray()) {
            node.forEach(element -> collect(key, element, known));
        }
    }

    private static Map<String, String> texts(JsonNode secret, String part) {
        Map<String, String> texts = new LinkedHashMap<>();
        secret.path(part)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }
}
