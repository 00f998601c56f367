package dev.slipway.simulator.http;

import dev.slipway.simulator.apply.ServerSideApply;
import dev.slipway.simulator.apply.Writer;
import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Metadata;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.patch.JsonPatch;
import dev.slipway.simulator.patch.MergePatch;
import dev.slipway.simulator.patch.StrategicMergePatch;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.schema.Schema;
import dev.slipway.simulator.store.ObjectKey;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The four kinds of PATCH, told apart by their media type. */
final class Patches {
    private final Objects objects;

    Patches(Objects objects) {
        this.objects = objects;
    }

    Answer patch(Call call, ObjectKey key, String subresource) throws IOException {
        JsonNode patch = call.tree();
        WriteOptions options = call.writeOptions();
        return switch (call.contentType()) {
            case "application/apply-patch+yaml" -> apply(call, key, subresource, patch);
            case "application/json-patch+json" ->
                update(key, subresource, options, tree -> JsonPatch.apply(tree, patch));
            case "application/merge-patch+json" ->
                update(key, subresource, options, tree -> MergePatch.apply(tree, patch));
            case "application/strategic-merge-patch+json" -> {
                if (key.kind().is(Kind.Trait.SCHEMALESS)) {
                    throw unsupported(
                            "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
                }
                yield update(key, subresource, options, tree -> StrategicMergePatch.apply(tree, patch));
            }
            default ->
                throw unsupported("application/json-patch+json, application/merge-patch+json,"
                        + " application/strategic-merge-patch+json, application/apply-patch+yaml");
        };
    }

    private static ApiError unsupported(String accepted) {
        return ApiError.of(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted);
    }

    private Answer update(
            ObjectKey key, String subresource, WriteOptions options, java.util.function.Consumer<ObjectNode> change) {
        return Answer.json(objects.update(
                key,
                subresource,
                tree -> {
                    String revision = Trees.text(tree, "metadata", "resourceVersion");
                    change.accept(tree);
                    // a patch that says nothing about the revision applies to whichever is there
                    if (Trees.text(tree, "metadata", "resourceVersion").isEmpty()) {
                        Trees.objectAt(tree, "metadata").put("resourceVersion", revision);
                    }
                    return tree;
                },
                options));
    }

    private Answer apply(Call call, ObjectKey key, String subresource, JsonNode body) {
        String manager = call.parameter("fieldManager");
        if (manager.isEmpty()) {
            throw ApiError.of(
                    400,
                    "BadRequest",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        }
        if (!(body instanceof ObjectNode configuration)) {
            throw ApiError.badRequest("an applied configuration is an object");
        }
        checkIdentity(key, configuration);
        checkFields(call, key.kind(), configuration);
        Writer writer = new Writer(manager, subresource, key.kind().apiVersion(), Metadata.now());
        Objects.Applied applied = objects.apply(
                key,
                subresource,
                live -> ServerSideApply.apply(live, configuration, writer, call.flag("force")),
                call.writeOptions());
        return Answer.json(applied.created() ? 201 : 200, applied.object());
    }

    private static void checkIdentity(ObjectKey key, ObjectNode configuration) {
        if (Trees.text(configuration, "apiVersion").isEmpty()
                || Trees.text(configuration, "kind").isEmpty()) {
            throw ApiError.badRequest("error decoding patch: Object 'Kind' is missing in applied configuration");
        }
        if (!Trees.items(configuration, "metadata", "managedFields").isEmpty()) {
            throw ApiError.badRequest("metadata.managedFields must be nil");
        }
        Trees.setDefault(Trees.objectAt(configuration, "metadata"), "name", key.name());
    }

    private static void checkFields(Call call, Kind kind, ObjectNode configuration) {
        List<String> unknown = Schema.prune(kind, configuration);
        if (!unknown.isEmpty()) {
            throw ApiError.of(
                    500,
                    "InternalError",
                    "failed to create typed patch object (%s; %s, Kind=%s): .%s: field not declared in schema"
                            .formatted(call.path(), kind.apiVersion(), kind.name(), unknown.getFirst()));
        }
    }
}
