package dev.slipway.simulator.node;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Secrets and ConfigMaps that a pod counts on. */
record References(ObjectStore store) {
    /** Why a volume cannot be mounted; empty when all can. */
    String missingVolume(JsonNode pod) {
        for (JsonNode volume : Trees.items(pod, "spec", "volumes")) {
            String secret = Trees.text(volume, "secret", "secretName");
            String map = Trees.text(volume, "configMap", "name");
            Kind kind = secret.isEmpty() ? Kinds.CONFIG_MAP : Kinds.SECRET;
            String name = secret.isEmpty() ? map : secret;
            JsonNode source = volume.path(secret.isEmpty() ? "configMap" : "secret");
            if (!name.isEmpty()
                    && !Trees.flag(source, "optional")
                    && find(pod, kind, name).isEmpty()) {
                return "MountVolume.SetUp failed for volume \"%s\" : %s \"%s\" not found"
                        .formatted(Trees.text(volume, "name"), kind.name().toLowerCase(java.util.Locale.ROOT), name);
            }
        }
        return "";
    }

    /** Which key of a Secret or ConfigMap the container's environment misses; empty when it misses none. */
    String missingKey(JsonNode pod, JsonNode container) {
        for (JsonNode variable : Trees.items(container, "env")) {
            String missing = missing(pod, Kinds.SECRET, Trees.at(variable, "valueFrom", "secretKeyRef"));
            if (missing.isEmpty()) {
                missing = missing(pod, Kinds.CONFIG_MAP, Trees.at(variable, "valueFrom", "configMapKeyRef"));
            }
            if (!missing.isEmpty()) {
                return missing;
            }
        }
        for (JsonNode source : Trees.items(container, "envFrom")) {
            String missing = missing(pod, Kinds.SECRET, source.path("secretRef"));
            if (missing.isEmpty()) {
                missing = missing(pod, Kinds.CONFIG_MAP, source.path("configMapRef"));
            }
            if (!missing.isEmpty()) {
                return missing;
            }
        }
        return "";
    }

    private String missing(JsonNode pod, Kind kind, JsonNode reference) {
        String name = Trees.text(reference, "name");
        if (name.isEmpty() || Trees.flag(reference, "optional")) {
            return "";
        }
        Optional<StoredObject> found = find(pod, kind, name);
        String word = kind.name().toLowerCase(java.util.Locale.ROOT);
        if (found.isEmpty()) {
            return word + " \"" + name + "\" not found";
        }
        String key = Trees.text(reference, "key");
        boolean there = key.isEmpty()
                || Trees.has(found.get().tree(), "data", key)
                || Trees.has(found.get().tree(), "binaryData", key);
        return there
                ? ""
                : "couldn't find key %s in %s %s/%s"
                        .formatted(key, kind.name(), found.get().key().namespace(), name);
    }

    private Optional<StoredObject> find(JsonNode pod, Kind kind, String name) {
        return store.get(new ObjectKey(kind, Trees.text(pod, "metadata", "namespace"), name));
    }
}
