package dev.slipway.domain.deployment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stores a {@link Repair} as JSON. Thread-safe. */
@Converter
public final class RepairJson implements AttributeConverter<Repair, String> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Repair repair) {
        return repair == null ? null : MAPPER.writeValueAsString(repair);
    }

    @Override
    public @Nullable Repair convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, Repair.class);
    }
}
