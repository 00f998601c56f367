package dev.slipway.simulator.object;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.store.StoredObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of an object that the server keeps: names, ids, times, generation. */
public final class Metadata {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final int MAX_GENERATED_BASE = 58;
    private static final List<String> KEPT = List.of(
            "uid",
            "creationTimestamp",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "managedFields",
            "generateName");

    private Metadata() {}

    /** Now, as Kubernetes writes times. */
    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Five characters, as in the names of pods. */
    public static String suffix() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    static void name(Kind kind, String namespace, ObjectNode object) {
        ObjectNode metadata = Trees.objectAt(object, "metadata");
        String base = Trees.text(metadata, "generateName");
        if (Trees.text(metadata, "name").isEmpty() && !base.isEmpty()) {
            String cut = base.length() > MAX_GENERATED_BASE ? base.substring(0, MAX_GENERATED_BASE) : base;
            metadata.put("name", cut + suffix());
        }
        if (!kind.namespaced()) {
            metadata.remove("namespace");
            return;
        }
        String own = Trees.text(metadata, "namespace");
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        metadata.put("namespace", namespace);
    }

    static void create(Kind kind, ObjectNode object) {
        ObjectNode metadata = Trees.objectAt(object, "metadata");
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "resourceVersion"));
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now());
        if (kind.is(Kind.Trait.GENERATION)) {
            metadata.put("generation", 1);
        } else {
            metadata.remove("generation");
        }
    }

    /** Takes over what a client cannot change. */
    static void keep(StoredObject current, ObjectNode proposed, boolean withManagedFields) {
        ObjectNode metadata = Trees.objectAt(proposed, "metadata");
        JsonNode had = current.tree().path("metadata");
        metadata.put("name", current.key().name());
        if (current.key().kind().namespaced()) {
            metadata.put("namespace", current.key().namespace());
        }
        for (String field : KEPT) {
            if (withManagedFields || !field.equals("managedFields")) {
                if (had.has(field)) {
                    metadata.set(field, had.path(field).deepCopy());
                } else {
                    metadata.remove(field);
                }
            }
        }
    }

    static void check(StoredObject current, JsonNode proposed) {
        Kind kind = current.key().kind();
        String name = current.key().name();
        String proposedName = Trees.text(proposed, "metadata", "name");
        if (!proposedName.isEmpty() && !proposedName.equals(name)) {
            throw ApiError.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(proposedName, name));
        }
        String uid = Trees.text(proposed, "metadata", "uid");
        if (!uid.isEmpty() && !uid.equals(current.uid())) {
            throw ApiError.conflict(
                    kind,
                    name,
                    "Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(uid, current.uid()));
        }
        String revision = Trees.text(proposed, "metadata", "resourceVersion");
        if (!revision.isEmpty() && !revision.equals(Long.toString(current.revision()))) {
            throw ApiError.outdated(kind, name);
        }
    }
}
