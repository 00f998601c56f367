package dev.slipway.activities.plan;

import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.ReleaseObject;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStatus;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.domain.plan.ReleaseAction;
import dev.slipway.domain.plan.ReleasePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what bringing a release to what is wanted would change. It only reads the cluster. Thread-safe. */
@Component
public class ReleasePlanner {
    private final Helm helm;
    private final ReleaseStore store;
    private final LiveObjects cluster;

    ReleasePlanner(Helm helm, ReleaseStore store, LiveObjects cluster) {
        this.helm = helm;
        this.store = store;
        this.cluster = cluster;
    }

    /**
     * A release's part of a plan.
     *
     * @param plan what changes
     * @param hashed what of it counts for the plan's hash
     */
    record Part(ReleasePlan plan, PlanHash.Part hashed) {}

    /**
     * Plans one release.
     *
     * @param component its name in JSON
     * @throws dev.slipway.activities.helm.HelmException where it cannot be rendered
     */
    Part plan(String component, ReleaseSpec wanted) throws InterruptedException {
        List<ReleaseState> history = store.history(wanted.release());
        @Nullable ReleaseState newest = history.isEmpty() ? null : history.getFirst();
        if (newest != null && newest.isDeployedAs(wanted)) {
            return unchanged(component, wanted, newest);
        }
        ReleaseState live = live(history).orElse(null);
        List<ReleaseObject> rendered = helm.render(wanted);
        List<ReleaseObject> again = helm.render(wanted);
        List<ReleaseObject> manifest = live == null ? List.of() : live.objects();
        ClusterObjects present = live == null ? ClusterObjects.NONE : cluster.of(wanted.release(), manifest);

        PlanSecrets secrets = secrets(wanted, live, present, List.of(manifest, rendered, again));
        String namespace = wanted.release().namespace();
        SortedMap<ObjectKey, ObjectNode> planned = Randomness.settled(rendered, again, namespace);
        var changes = new ReleaseComparison(secrets).compare(NormalForm.of(manifest, namespace), planned, present);
        ReleaseAction action = live == null ? ReleaseAction.INSTALL : ReleaseAction.UPGRADE;
        @Nullable Integer revision = live == null ? null : live.revision();
        return new Part(
                ReleasePlan.of(component, wanted.release().name(), action, revision, changes),
                hashed(component, wanted, newest, PlanHash.digest(planned, new Showing(secrets))));
    }

    /** Applying it would do nothing, whatever a new rendering were like. */
    private static Part unchanged(String component, ReleaseSpec wanted, ReleaseState newest) {
        PlanSecrets secrets = secrets(wanted, newest, ClusterObjects.NONE, List.of(newest.objects()));
        SortedMap<ObjectKey, ObjectNode> manifest =
                NormalForm.of(newest.objects(), wanted.release().namespace());
        var objects = new ReleaseComparison(secrets).compare(manifest, manifest, ClusterObjects.NONE);
        return new Part(
                ReleasePlan.of(component, wanted.release().name(), ReleaseAction.UNCHANGED, newest.revision(), objects),
                hashed(component, wanted, newest, PlanHash.digest(manifest, new Showing(secrets))));
    }

    /** The revision that an upgrade starts from, as Helm has it: the last that was deployed, else the newest. */
    private static Optional<ReleaseState> live(List<ReleaseState> history) {
        return history.stream()
                .filter(state -> state.status() == ReleaseStatus.DEPLOYED)
                .findFirst()
                .or(() -> history.stream().findFirst().filter(state -> state.status() != ReleaseStatus.UNINSTALLED));
    }

    private static PlanSecrets secrets(
            ReleaseSpec wanted,
            @Nullable ReleaseState live,
            ClusterObjects cluster,
            List<List<ReleaseObject>> manifests) {
        List<JsonNode> values = new ArrayList<>(List.of(wanted.values()));
        if (live != null) {
            values.add(live.values());
        }
        List<JsonNode> objects = new ArrayList<>(cluster.objects().values());
        manifests.forEach(manifest -> manifest.forEach(object -> objects.add(NormalForm.tree(object.content()))));
        return PlanSecrets.in(values, objects);
    }

    private static PlanHash.Part hashed(
            String component, ReleaseSpec wanted, @Nullable ReleaseState newest, String manifestDigest) {
        return new PlanHash.Part(
                component,
                wanted.release().name(),
                wanted.chart().digest(),
                wanted.fingerprint(),
                newest == null ? null : newest.revision(),
                newest == null ? null : newest.status().word(),
                newest == null ? null : newest.description(),
                manifestDigest);
    }
}
