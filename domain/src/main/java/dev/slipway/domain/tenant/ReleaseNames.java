package dev.slipway.domain.tenant;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON of a tenant's {@code helmReleaseNames}: component name to release name. */
final class ReleaseNames {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReleaseNames() {}

    static String json(CompanyCode code) {
        Map<String, String> names = new LinkedHashMap<>();
        for (TenantComponent component : TenantComponent.values()) {
            names.put(component.key(), component.releaseName(code));
        }
        return MAPPER.writeValueAsString(names);
    }
}
