package dev.slipway.api.deployment;

import dev.slipway.domain.log.masking.MaskedSettings;
import dev.slipway.domain.tenant.TenantConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shows configurations without the secrets in them. */
public final class MaskedConfig {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private MaskedConfig() {}

    /** The same configuration with {@code ***} for its secrets; null for null. */
    public static @Nullable TenantConfig of(@Nullable TenantConfig config) {
        return config == null
                ? null
                : MAPPER.convertValue(MaskedSettings.of(MAPPER.convertValue(config, TREE)), TenantConfig.class);
    }
}
