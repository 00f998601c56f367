package dev.slipway.domain.tenant;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes the JSON of a tenant's {@code helmReleaseNames}: component name to release name. */
final class ReleaseNames {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReleaseNames() {}

    static String json(Collection<TenantRelease> releases) {
        Map<String, String> names = new LinkedHashMap<>();
        releases.forEach(release -> names.put(release.component().key(), release.releaseName()));
        return MAPPER.writeValueAsString(names);
    }
}
