package dev.slipway.domain.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.domain.window.Maintenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller asks of a tenant. Every part may be left out. Maps are keyed by the component's name in JSON
 * ({@code postgresql}, {@code backendApi}, {@code userFrontend}).
 *
 * @param name the company's name
 * @param versions image tags
 * @param replicas pods of the components that can have several
 * @param values Helm values, merged over the chart's
 * @param resources Kubernetes requests and limits
 * @param host the frontend's host name
 * @param onFailure what to do when a step fails
 * @param requireApproval steps that wait for a person
 * @param notBefore when the first step may start at the earliest
 * @param maintenance when upgrades may begin
 * @param drift what to do where the cluster differs from what should be there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TenantConfig(
        @Nullable String name,
        @Nullable Map<String, String> versions,
        @Nullable Map<String, Integer> replicas,
        @Nullable Map<String, ObjectNode> values,
        @Nullable Map<String, ObjectNode> resources,
        @Nullable String host,
        @Nullable OnFailure onFailure,
        @Nullable List<String> requireApproval,
        @Nullable Instant notBefore,
        @Nullable Maintenance maintenance,
        @Nullable DriftPolicy drift) {
    /** A configuration with everything left out. */
    public static TenantConfig empty() {
        return new TenantConfig(null, null, null, null, null, null, null, null, null, null, null);
    }
}
