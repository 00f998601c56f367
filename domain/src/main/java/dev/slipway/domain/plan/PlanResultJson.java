package dev.slipway.domain.plan;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stores a {@link PlanResult} as the JSON that the API gives. Thread-safe. */
@Converter
public final class PlanResultJson implements AttributeConverter<PlanResult, String> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PlanResult result) {
        return result == null ? null : MAPPER.writeValueAsString(result);
    }

    @Override
    public @Nullable PlanResult convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, PlanResult.class);
    }
}
