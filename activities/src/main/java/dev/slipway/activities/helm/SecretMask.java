package dev.slipway.activities.helm;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Takes the secrets of a release's values out of text about it. Immutable. */
final class SecretMask {
    private static final String MASKED = "***";

    /** A shorter value would blank out half a text and hide nothing. */
    private static final int SHORTEST = 4;

    private static final Pattern SECRET_NAME = Pattern.compile(
            "password|passwd|passphrase|secret|token|credential|(api|access|private|signing|encryption)[-_]?key|dsn",
            Pattern.CASE_INSENSITIVE);

    /** Names of objects and keys that hold secrets are none themselves. */
    private static final Pattern REFERENCE =
            Pattern.compile("existing|secret[-_]?(name|ref)|pullsecrets|key$|keyref$", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY_MATERIAL =
            Pattern.compile("(api|access|private|signing|encryption|secret)[-_]?key$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS_WITH_PASSWORD = Pattern.compile("://[^/@\\s]*:[^/@\\s]+@");

    private final List<String> secrets;

    private SecretMask(Set<String> secrets) {
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** For a release without values. */
    static SecretMask none() {
        return new SecretMask(Set.of());
    }

    /** Knows the texts under names that sound like a secret's, and what follows an environment variable of such a name. */
    static SecretMask of(JsonNode values) {
        Set<String> secrets = new LinkedHashSet<>();
        collect(values, false, secrets);
        return new SecretMask(secrets);
    }

    String apply(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASKED);
        }
        return masked;
    }

    private static void collect(JsonNode node, boolean secret, Set<String> secrets) {
        if (node.isString()
                && (secret || ADDRESS_WITH_PASSWORD.matcher(node.stringValue()).find())) {
            add(node.stringValue(), secrets);
        }
        boolean named = soundsSecret(node.path("name").asString(""));
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            boolean value = named && entry.getKey().equals("value");
            collect(entry.getValue(), secret || value || soundsSecret(entry.getKey()), secrets);
        }
        if (node.isArray()) {
            node.forEach(item -> collect(item, secret, secrets));
        }
    }

    private static void add(String value, Set<String> secrets) {
        if (value.length() >= SHORTEST) {
            secrets.add(value);
        }
    }

    private static boolean soundsSecret(String name) {
        return SECRET_NAME.matcher(name).find()
                && (!REFERENCE.matcher(name).find()
                        || KEY_MATERIAL.matcher(name).find());
    }
}
