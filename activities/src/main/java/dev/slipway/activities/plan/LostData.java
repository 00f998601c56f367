package dev.slipway.activities.plan;

import dev.slipway.domain.plan.Destruction;
import dev.slipway.domain.plan.DestructiveKind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Changes after which data is gone, or out of reach. */
final class LostData implements DestructiveRule {
    private static final String SIZE = "/spec/resources/requests/storage";
    private static final String RETENTION = "/spec/persistentVolumeClaimRetentionPolicy/";

    @Override
    public Stream<Destruction> check(ObjectStates object) {
        if (object.isDeleted()) {
            return deleted(object);
        }
        return object.stays() ? reduced(object) : Stream.empty();
    }

    private static Stream<Destruction> deleted(ObjectStates object) {
        return switch (object.key().type()) {
            case "PersistentVolumeClaim" ->
                lost(object.key() + " is deleted, and the data on its volume with it unless its class retains volumes");
            case "PersistentVolume" -> lost(object.key() + " is deleted, and its data is out of reach");
            case "Namespace" -> lost(object.key() + " is deleted with everything in it, data too");
            case "CustomResourceDefinition.apiextensions.k8s.io" ->
                lost(object.key() + " is deleted, and every object of its kind in the cluster with it");
            case "StatefulSet.apps" -> Stream.of(deletedSet(object));
            default -> Stream.empty();
        };
    }

    private static Destruction deletedSet(ObjectStates object) {
        if (isDelete(object.before(RETENTION + "whenDeleted"))) {
            return new Destruction(
                    DestructiveKind.DATA_LOST,
                    object.key() + " is deleted, and its volume claims and their data with it");
        }
        return new Destruction(
                DestructiveKind.STATEFUL_SET_REMOVED,
                object.key() + " is deleted; its volume claims stay, and nothing serves their data");
    }

    private static Stream<Destruction> reduced(ObjectStates object) {
        return switch (object.key().type()) {
            case "PersistentVolumeClaim" -> shrunk(object);
            case "StatefulSet.apps" -> scaledDown(object);
            default -> Stream.empty();
        };
    }

    private static Stream<Destruction> shrunk(ObjectStates object) {
        Optional<BigDecimal> wanted = SameValue.amount(object.after(SIZE));
        // somebody may have let the claim grow meanwhile
        JsonNode present = Stream.of(object.before(SIZE), object.cluster(SIZE))
                .filter(size -> SameValue.amount(size).isPresent())
                .max((one, other) -> SameValue.amount(one)
                        .orElseThrow()
                        .compareTo(SameValue.amount(other).orElseThrow()))
                .orElse(object.before(SIZE));
        boolean smaller = wanted.isPresent()
                && SameValue.amount(present)
                        .filter(size -> size.compareTo(wanted.get()) > 0)
                        .isPresent();
        return smaller
                ? Stream.of(new Destruction(
                        DestructiveKind.VOLUME_SHRUNK,
                        object.key() + " has " + present.asString("") + " and would get "
                                + object.after(SIZE).asString("") + ": volumes cannot shrink"))
                : Stream.empty();
    }

    private static Stream<Destruction> scaledDown(ObjectStates object) {
        int before = object.before("/spec/replicas").asInt(1);
        int after = object.after("/spec/replicas").asInt(1);
        return after < before && isDelete(object.after(RETENTION + "whenScaled"))
                ? lost(object.key() + " goes from " + before + " to " + after
                        + " replicas, and the volume claims of those that go are deleted with their data")
                : Stream.empty();
    }

    private static boolean isDelete(JsonNode policy) {
        return policy.asString("").equals("Delete");
    }

    private static Stream<Destruction> lost(String reason) {
        return Stream.of(new Destruction(DestructiveKind.DATA_LOST, reason));
    }
}
