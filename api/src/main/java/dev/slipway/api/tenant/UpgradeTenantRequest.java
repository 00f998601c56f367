package dev.slipway.api.tenant;

import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks for another configuration of a tenant.
 *
 * @param config how it is to be; what is left out is as if it had never been set
 * @param components the components it is to count for; null for all. The others keep their configuration
 * @param planHash the plan that is agreed to; where it is not what would be done any more, nothing is
 */
record UpgradeTenantRequest(
        @Nullable TenantConfig config,
        @Schema(example = "[\"backendApi\"]") @Nullable List<String> components,
        @Nullable String planHash) {
    /** What is wrong, by the path of the field; empty where nothing is. */
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        List<String> known = Arrays.stream(TenantComponent.values())
                .map(TenantComponent::key)
                .toList();
        if (components != null && (components.isEmpty() || !known.containsAll(components))) {
            problems.put("components", "may name these: " + String.join(", ", known));
        }
        if (config == null) {
            problems.put("config", "is missing");
        }
        return problems;
    }

    /** The whole configuration that is asked for, given the present one. */
    TenantConfig over(TenantConfig present) {
        TenantConfig asked = config == null ? TenantConfig.empty() : config;
        if (components == null) {
            return asked;
        }
        return new TenantConfig(
                asked.name() == null ? present.name() : asked.name(),
                merged(present.versions(), asked.versions()),
                merged(present.replicas(), asked.replicas()),
                merged(present.values(), asked.values()),
                merged(present.resources(), asked.resources()),
                asked.host() == null ? present.host() : asked.host(),
                asked.onFailure() == null ? present.onFailure() : asked.onFailure(),
                asked.requireApproval() == null ? present.requireApproval() : asked.requireApproval(),
                asked.notBefore(),
                asked.maintenance() == null ? present.maintenance() : asked.maintenance(),
                asked.drift() == null ? present.drift() : asked.drift());
    }

    private <T> @Nullable Map<String, T> merged(@Nullable Map<String, T> present, @Nullable Map<String, T> asked) {
        List<String> chosen = components == null ? List.of() : components;
        Map<String, T> merged = new TreeMap<>(others(present, chosen));
        if (asked != null) {
            chosen.stream().filter(asked::containsKey).forEach(key -> merged.put(key, asked.get(key)));
        }
        return merged.isEmpty() ? null : merged;
    }

    private static <T> Map<String, T> others(@Nullable Map<String, T> present, List<String> chosen) {
        return present == null
                ? Map.of()
                : present.entrySet().stream()
                        .filter(entry -> !chosen.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
