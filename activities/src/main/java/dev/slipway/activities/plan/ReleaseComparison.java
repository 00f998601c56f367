package dev.slipway.activities.plan;

import dev.slipway.domain.plan.ChangeKind;
import dev.slipway.domain.plan.Destruction;
import dev.slipway.domain.plan.FieldChange;
import dev.slipway.domain.plan.ObjectChange;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two revisions of a release, object by object: what an upgrade from one to the other changes. Both are
 * compared as they were rendered, so nothing of what servers add shows. Thread-safe.
 */
final class ReleaseComparison {
    private static final List<DestructiveRule> RULES =
            List.of(new ImmutableFields(), new LostData(), new DatabaseVersion());

    private final PlanSecrets secrets;
    private final Showing showing;

    /** Keeps these secrets out of everything. */
    ReleaseComparison(PlanSecrets secrets) {
        this.secrets = secrets;
        this.showing = new Showing(secrets);
    }

    /**
     * What becomes of every object of either revision, by kind and name.
     *
     * @param live the live revision's objects in normal form; none for an install
     * @param planned the planned revision's
     * @param cluster what the cluster has of the live revision
     */
    List<ObjectChange> compare(
            SortedMap<ObjectKey, ObjectNode> live, SortedMap<ObjectKey, ObjectNode> planned, ClusterObjects cluster) {
        SortedSet<ObjectKey> keys = new TreeSet<>(live.keySet());
        keys.addAll(planned.keySet());
        return keys.stream()
                .map(key -> change(
                        key, live.get(key), planned.get(key), cluster.objects().get(key)))
                .toList();
    }

    private ObjectChange change(
            ObjectKey key, @Nullable ObjectNode before, @Nullable ObjectNode planned, @Nullable ObjectNode cluster) {
        ObjectNode after = before == null || planned == null ? planned : SameValue.adopt(before, planned);
        Showing.Shown shown = showing.of(before, after);
        ChangeKind change = kind(shown);
        List<FieldChange> fields = change == ChangeKind.CHANGED ? fields(shown.before(), shown.after()) : List.of();
        List<Destruction> destructive =
                change == ChangeKind.UNCHANGED ? List.of() : destructive(new ObjectStates(key, before, after, cluster));
        return new ObjectChange(
                key.kind(),
                key.name(),
                change,
                destructive,
                fields,
                change == ChangeKind.UNCHANGED ? null : UnifiedDiff.of("live", "planned", key, shown));
    }

    private static ChangeKind kind(Showing.Shown shown) {
        if (shown.before() == null) {
            return ChangeKind.ADDED;
        }
        if (shown.after() == null) {
            return ChangeKind.REMOVED;
        }
        return fields(shown.before(), shown.after()).isEmpty() ? ChangeKind.UNCHANGED : ChangeKind.CHANGED;
    }

    private static List<FieldChange> fields(@Nullable JsonNode before, @Nullable JsonNode after) {
        return before == null || after == null ? List.of() : FieldChanges.between(before, after);
    }

    private List<Destruction> destructive(ObjectStates object) {
        return RULES.stream()
                .flatMap(rule -> rule.check(object))
                .map(found -> new Destruction(found.code(), secrets.mask(found.reason())))
                .toList();
    }
}
