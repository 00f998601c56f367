package dev.slipway.domain.drift;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores findings as JSON. Thread-safe. */
@Converter
public final class TenantFindingsJson implements AttributeConverter<List<TenantFinding>, String> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<TenantFinding>> FINDINGS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<TenantFinding> findings) {
        return MAPPER.writeValueAsString(findings);
    }

    @Override
    public List<TenantFinding> convertToEntityAttribute(String json) {
        return MAPPER.readValue(json, FINDINGS);
    }
}
