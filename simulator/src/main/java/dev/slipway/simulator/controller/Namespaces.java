package dev.slipway.simulator.controller;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives each namespace its default service account, and empties a deleted one before it goes. */
public final class Namespaces implements Controller {
    private static final String NAME = "namespace-controller";

    private final Objects objects;

    public Namespaces(Objects objects) {
        this.objects = objects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void observe(Change change, Consumer<ObjectKey> queue) {
        ObjectKey key = change.object().key();
        if (key.kind().equals(Kinds.NAMESPACE)) {
            queue.accept(key);
        } else if (key.kind().namespaced() && change.type() == Change.Type.DELETED) {
            queue.accept(new ObjectKey(Kinds.NAMESPACE, "", key.namespace()));
        }
    }

    @Override
    public @Nullable Duration reconcile(ObjectKey key) {
        StoredObject namespace = objects.store().get(key).orElse(null);
        if (namespace == null) {
            return null;
        }
        if (!namespace.terminating()) {
            defaults(key.name());
        } else if (emptied(key.name())) {
            objects.store().atomically(() -> {
                objects.updateStatus(key, tree -> {
                    Trees.objectAt(tree, "spec").remove("finalizers");
                    return tree;
                });
                return key;
            });
        }
        return null;
    }

    private void defaults(String namespace) {
        ObjectKey account = new ObjectKey(Kinds.SERVICE_ACCOUNT, namespace, "default");
        if (objects.store().get(account).isEmpty()) {
            create(account, Trees.object());
        }
        ObjectKey authority = new ObjectKey(Kinds.CONFIG_MAP, namespace, "kube-root-ca.crt");
        if (objects.store().get(authority).isEmpty()) {
            ObjectNode map = Trees.object();
            map.putObject("data").put("ca.crt", "");
            create(authority, map);
        }
    }

    private void create(ObjectKey key, ObjectNode object) {
        Trees.objectAt(object, "metadata").put("name", key.name());
        try {
            objects.create(key.kind(), key.namespace(), object, WriteOptions.internal(NAME));
        } catch (ApiError e) {
            if (e.code() != 409) {
                throw e;
            }
        }
    }

    /** Deletes what is there; the deletions bring the namespace back here. */
    private boolean emptied(String namespace) {
        boolean empty = true;
        for (Kind kind : Kinds.all()) {
            if (!kind.namespaced()) {
                continue;
            }
            for (StoredObject object : objects.store().list(kind, namespace).objects()) {
                if (!object.terminating()) {
                    delete(object.key());
                }
                empty &= objects.store().get(object.key()).isEmpty();
            }
        }
        return empty;
    }

    private void delete(ObjectKey key) {
        try {
            objects.delete(key, DeleteOptions.PLAIN);
        } catch (ApiError e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }
}
