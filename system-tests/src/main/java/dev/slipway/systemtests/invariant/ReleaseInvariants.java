package dev.slipway.systemtests.invariant;

import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.cluster.HelmRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A tenant's releases in the cluster are those that Slipway says it has. */
final class ReleaseInvariants {
    private static final List<String> COMPONENTS = List.of("postgresql", "backendApi", "userFrontend");
    private static final Set<String> RUNNING = Set.of("deployed", "rolled_back");

    private final ClusterView cluster;

    ReleaseInvariants(ClusterView cluster) {
        this.cluster = cluster;
    }

    /** What does not hold for a tenant's detail. */
    List<String> broken(JsonNode tenant) {
        List<String> broken = new ArrayList<>();
        String code = tenant.required("companyCode").asString();
        List<HelmRelease> all = cluster.releases(tenant.required("namespace").asString());
        all.stream()
                .filter(release -> release.status().startsWith("pending-")
                        || release.status().equals("uninstalling"))
                .forEach(release -> broken.add(code + ": left half-done: " + release));
        TreeSet<String> unknown = new TreeSet<>();
        all.forEach(release -> unknown.add(release.name()));
        for (String component : COMPONENTS) {
            JsonNode resource = tenant.required("resources").required(component);
            String name = resource.required("releaseName").asString();
            unknown.remove(name);
            String status = resource.required("status").asString();
            List<HelmRelease> revisions =
                    all.stream().filter(it -> it.name().equals(name)).toList();
            String wrong = wrong(status, revisions);
            if (!wrong.isEmpty()) {
                broken.add(code + ": " + name + " is " + status + " and " + wrong + ": " + revisions);
            }
            if (tenant.required("status").asString().equals("active") && !RUNNING.contains(status)) {
                broken.add(code + ": active with " + name + " " + status);
            }
        }
        if (!unknown.isEmpty()) {
            broken.add(code + ": releases that the API does not know: " + unknown);
        }
        return broken;
    }

    private static String wrong(String status, List<HelmRelease> revisions) {
        long deployed = revisions.stream()
                .filter(revision -> revision.status().equals("deployed"))
                .count();
        return switch (status) {
            case "deployed", "rolled_back" -> deployed == 1 ? "" : "has " + deployed + " deployed revisions";
            case "pending", "removed" -> revisions.isEmpty() ? "" : "is in the cluster";
            case "failed" -> deployed <= 1 ? "" : "has " + deployed + " deployed revisions";
            default -> "nothing runs";
        };
    }
}
