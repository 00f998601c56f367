package dev.slipway.domain.tenant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** Stores a {@link TenantConfig} as the JSON the caller sent. Thread-safe. */
@Converter
public final class TenantConfigJson implements AttributeConverter<TenantConfig, String> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public String convertToDatabaseColumn(TenantConfig config) {
        return MAPPER.writeValueAsString(config);
    }

    @Override
    public TenantConfig convertToEntityAttribute(String json) {
        return MAPPER.readValue(json, TenantConfig.class);
    }
}
