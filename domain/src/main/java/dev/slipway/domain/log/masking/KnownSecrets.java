package dev.slipway.domain.log.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the secrets in what a deployment is given, so that they can be masked wherever they turn up. */
public final class KnownSecrets {
    private KnownSecrets() {}

    /**
     * The secrets in a tree of settings, such as Helm values: everything under a key that names a secret ({@code
     * adminPassword}, {@code API_KEY}, {@code auth.token} …), at any depth.
     *
     * @param settings maps, iterables and scalars, as a JSON or YAML reader gives them
     */
    public static Set<String> inSettings(Map<String, ?> settings) {
        Set<String> found = new LinkedHashSet<>();
        collect(settings, false, found);
        return found;
    }

    /**
     * The secrets of a Kubernetes Secret object: every value but those whose key says that it is a user name, a host,
     * a port or the like.
     *
     * @param data base64 values by key; one that is not base64 is taken as it is
     * @param stringData plain values by key
     */
    public static Set<String> inSecretObject(
            @Nullable Map<String, String> data, @Nullable Map<String, String> stringData) {
        Set<String> found = new LinkedHashSet<>();
        if (data != null) {
            data.forEach((key, value) -> add(key, decoded(value), found));
        }
        if (stringData != null) {
            stringData.forEach((key, value) -> add(key, value, found));
        }
        return found;
    }

    /** Whether a setting of this name holds a secret: {@code adminPassword}, {@code API_KEY}, {@code auth.token}. */
    public static boolean namesSecret(String key) {
        return SecretKeys.namesSecret(key);
    }

    private static void add(String key, String value, Set<String> found) {
        if (!SecretKeys.namesPlain(key)) {
            found.add(value);
        }
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return value;
        }
    }

    private static void collect(@Nullable Object value, boolean secret, Set<String> found) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                map.forEach(
                        (key, inner) -> collect(inner, secret || SecretKeys.namesSecret(String.valueOf(key)), found));
            case Iterable<?> items -> items.forEach(item -> collect(item, secret, found));
            case CharSequence text when secret -> found.add(text.toString());
            case Number number when secret -> found.add(number.toString());
            default -> {}
        }
    }
}
