package dev.slipway.domain.timeline;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores an event's details as JSON. Thread-safe. */
@Converter
public final class EventDetailJson implements AttributeConverter<Map<String, Object>, String> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, Object> detail) {
        return MAPPER.writeValueAsString(detail);
    }

    @Override
    public Map<String, Object> convertToEntityAttribute(String json) {
        return MAPPER.readValue(json, TREE);
    }
}
