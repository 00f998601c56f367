package dev.slipway.activities.plan;

import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStatus;
import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds in what a release in the cluster differs from what it should be: the revision that Slipway made, deployed, with
 * every object as its manifest says. What servers, controllers and autoscalers add or set is no drift. Pure.
 */
final class Drift {
    private static final String REPLICAS = "/spec/replicas";

    /** Kinds whose replicas are told of by themselves. */
    private static final Set<String> SCALED = Set.of("Deployment.apps", "StatefulSet.apps", "ReplicaSet.apps");

    private Drift() {}

    /**
     * What a release's drift is.
     *
     * @param release which release
     * @param wantedRevision the revision that Slipway made last; null where any will do
     * @param newest the newest revision in the cluster; null where there is none
     * @param cluster what the cluster has of that revision's objects
     */
    static DriftReport of(
            ReleaseName release,
            @Nullable Integer wantedRevision,
            @Nullable ReleaseState newest,
            ClusterObjects cluster) {
        if (newest == null || newest.status() == ReleaseStatus.UNINSTALLED) {
            return new DriftReport(
                    release.name(),
                    0,
                    List.of(whole(DriftKind.RELEASE_MISSING, "There is no release " + release.name())));
        }
        List<DriftFinding> findings = new ArrayList<>();
        if (wantedRevision != null && newest.revision() != wantedRevision) {
            findings.add(whole(
                    DriftKind.REVISION,
                    "Revision " + newest.revision() + " is the newest, and Slipway made " + wantedRevision));
        }
        if (newest.status() != ReleaseStatus.DEPLOYED) {
            findings.add(whole(
                    DriftKind.STATUS,
                    "Revision " + newest.revision() + " is " + newest.status().word() + " and not deployed"));
        }
        SortedMap<ObjectKey, ObjectNode> wanted = NormalForm.of(newest.objects(), release.namespace());
        List<ObjectNode> all = Stream.concat(wanted.values().stream(), cluster.objects().values().stream())
                .toList();
        Showing showing = new Showing(PlanSecrets.in(List.of(newest.values()), all));
        wanted.forEach((key, object) -> findings.addAll(of(key, object, cluster, showing)));
        return new DriftReport(release.name(), newest.revision(), List.copyOf(findings));
    }

    private static List<DriftFinding> of(ObjectKey key, ObjectNode wanted, ClusterObjects cluster, Showing showing) {
        ObjectNode found = cluster.objects().get(key);
        if (found == null) {
            return List.of(new DriftFinding(
                    DriftKind.OBJECT_MISSING, key.toString(), key + " is gone from the cluster", List.of(), null));
        }
        ObjectNode said = wanted;
        if (cluster.autoscaled().contains(key)) {
            said = wanted.deepCopy();
            if (said.get("spec") instanceof ObjectNode spec) {
                spec.remove("replicas");
            }
        }
        return of(key, showing.of(said, SameValue.adopt(said, Projection.of(said, found))));
    }

    private static List<DriftFinding> of(ObjectKey key, Showing.Shown shown) {
        if (shown.before() == null || shown.after() == null) {
            return List.of();
        }
        Map<Boolean, List<FieldChange>> fields = FieldChanges.between(shown.before(), shown.after()).stream()
                .collect(Collectors.partitioningBy(
                        field -> SCALED.contains(key.type()) && field.path().equals(REPLICAS)));
        List<DriftFinding> findings = new ArrayList<>();
        for (FieldChange replicas : fields.getOrDefault(true, List.of())) {
            findings.add(new DriftFinding(
                    DriftKind.REPLICAS,
                    key.toString(),
                    key + " is scaled to " + replicas.after() + " and not to " + replicas.before(),
                    List.of(replicas),
                    null));
        }
        List<FieldChange> others = fields.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            findings.add(new DriftFinding(
                    DriftKind.OBJECT_CHANGED,
                    key.toString(),
                    key + " was changed in the cluster in " + others.size()
                            + (others.size() == 1 ? " field" : " fields"),
                    others,
                    UnifiedDiff.of("wanted", "cluster", key, shown)));
        }
        return findings;
    }

    private static DriftFinding whole(DriftKind kind, String message) {
        return new DriftFinding(kind, null, message, List.of(), null);
    }
}
