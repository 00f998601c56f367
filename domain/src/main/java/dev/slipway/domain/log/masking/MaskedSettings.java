package dev.slipway.domain.log.masking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Shows settings without the secrets in them. */
public final class MaskedSettings {
    private static final String MASK = "***";

    private MaskedSettings() {}

    /**
     * The same settings with {@code ***} in place of each scalar under a key that names a secret, at any depth, and of the
     * {@code value} beside such a {@code name}, as containers' environments have them.
     *
     * @param settings maps, iterables and scalars, as a JSON or YAML reader gives them
     */
    public static Map<String, @Nullable Object> of(Map<String, ?> settings) {
        return map(settings, false);
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> settings, boolean secret) {
        boolean namesSecret = settings.get("name") instanceof String name && KnownSecrets.namesSecret(name);
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean inner = secret || KnownSecrets.namesSecret(name) || (namesSecret && name.equals("value"));
            masked.put(name, masked(value, inner));
        });
        return masked;
    }

    private static @Nullable Object masked(@Nullable Object value, boolean secret) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> map(map, secret);
            case Iterable<?> items -> list(items, secret);
            default -> secret ? MASK : value;
        };
    }

    private static List<@Nullable Object> list(Iterable<?> items, boolean secret) {
        return StreamSupport.stream(items.spliterator(), false)
                .<@Nullable Object>map(item -> masked(item, secret))
                .toList();
    }
}
