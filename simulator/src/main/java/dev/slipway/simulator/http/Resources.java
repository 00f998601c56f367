package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.DeleteOptions;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.resource.Kind.Trait;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.StoredObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The verbs on objects and collections. */
final class Resources {
    private final Objects objects;
    private final Lists lists;
    private final Patches patches;
    private final Watches watches;
    private final Logs logs;

    Resources(Objects objects, Watches watches, Logs logs) {
        this.objects = objects;
        this.lists = new Lists(objects.store());
        this.patches = new Patches(objects);
        this.watches = watches;
        this.logs = logs;
    }

    void serve(Call call, ApiPath path, HttpServletResponse response)
            throws IOException, ServletException, InterruptedException {
        String name = path.name();
        if (call.method().equals("GET") && call.flag("watch")) {
            watches.serve(call, path, response);
        } else if (path.subresource().equals("log") && path.kind().equals(Kinds.POD) && name != null) {
            logs.serve(call, key(path, name), response);
        } else if (name == null) {
            collection(call, path).send(response);
        } else {
            one(call, path, key(path, name)).send(response);
        }
    }

    private static ObjectKey key(ApiPath path, String name) {
        return new ObjectKey(path.kind(), path.namespaceOrEmpty(), name);
    }

    private Answer collection(Call call, ApiPath path) throws IOException {
        return switch (call.method()) {
            case "GET" -> lists.list(call, Query.of(path, call));
            case "POST" -> create(call, path);
            case "DELETE" -> deleteAll(call, path);
            default -> throw notAllowed();
        };
    }

    private Answer create(Call call, ApiPath path) throws IOException {
        ObjectNode body = call.object();
        checkType(path, body);
        if (path.kind().is(Trait.REVIEW)) {
            body.putObject("status").put("allowed", true);
            return Answer.json(201, body);
        }
        if (path.kind().namespaced() && path.namespace() == null) {
            throw notAllowed();
        }
        return Tables.answer(
                call,
                path.kind(),
                201,
                objects.create(path.kind(), path.namespaceOrEmpty(), body, call.writeOptions()));
    }

    private Answer deleteAll(Call call, ApiPath path) throws IOException {
        DeleteOptions options = deleteOptions(call);
        Query query = Query.of(path, call);
        for (StoredObject object :
                objects.store().list(path.kind(), path.namespace()).objects()) {
            if (query.matches(object.tree())
                    && objects.store().get(object.key()).isPresent()) {
                objects.delete(object.key(), options);
            }
        }
        return Answer.json(success(Trees.object()));
    }

    private Answer one(Call call, ApiPath path, ObjectKey key) throws IOException {
        if (path.subresource().equals("scale") && path.kind().is(Trait.SCALE)) {
            return new Scales(objects).answer(call, key);
        }
        boolean status = path.subresource().equals("status") && path.kind().is(Trait.STATUS);
        if (!status && !path.subresource().isEmpty()) {
            throw ApiError.noSuchResource();
        }
        return switch (call.method()) {
            case "GET" -> Tables.answer(call, path.kind(), 200, objects.get(key).tree());
            case "PUT" -> replace(call, path, key);
            case "PATCH" -> patches.patch(call, key, path.subresource());
            case "DELETE" -> status ? notAllowedAnswer() : delete(call, key);
            default -> throw notAllowed();
        };
    }

    private Answer replace(Call call, ApiPath path, ObjectKey key) throws IOException {
        ObjectNode body = call.object();
        checkType(path, body);
        return Answer.json(objects.update(key, path.subresource(), current -> body, call.writeOptions()));
    }

    private Answer delete(Call call, ObjectKey key) throws IOException {
        StoredObject found = objects.get(key);
        @Nullable ObjectNode left = objects.delete(key, deleteOptions(call));
        if (left != null) {
            return Answer.json(left);
        }
        ObjectNode details = Trees.object();
        details.put("name", key.name());
        if (!key.kind().group().isEmpty()) {
            details.put("group", key.kind().group());
        }
        details.put("kind", key.kind().plural());
        details.put("uid", found.uid());
        return Answer.json(success(details));
    }

    private static DeleteOptions deleteOptions(Call call) throws IOException {
        JsonNode body = call.deleteOptions();
        ObjectNode merged = body instanceof ObjectNode object ? object : Trees.object();
        String policy = call.parameter("propagationPolicy");
        if (!policy.isEmpty()) {
            merged.put("propagationPolicy", policy);
        }
        if (!call.parameter("gracePeriodSeconds").isEmpty()) {
            merged.put("gracePeriodSeconds", (int) call.number("gracePeriodSeconds", 0));
        }
        if (call.parameter("dryRun").equals("All")) {
            merged.putArray("dryRun").add("All");
        }
        return DeleteOptions.of(merged);
    }

    private static ObjectNode success(ObjectNode details) {
        ObjectNode status = Trees.object();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status;
    }

    private static void checkType(ApiPath path, ObjectNode body) {
        String apiVersion = Trees.text(body, "apiVersion");
        String kind = Trees.text(body, "kind");
        boolean fits = (apiVersion.isEmpty() || apiVersion.equals(path.kind().apiVersion()))
                && (kind.isEmpty() || kind.equals(path.kind().name()));
        if (!fits) {
            throw ApiError.badRequest(
                    "the API version in the data (%s, Kind=%s) does not match the expected API version (%s, Kind=%s)"
                            .formatted(
                                    apiVersion,
                                    kind,
                                    path.kind().apiVersion(),
                                    path.kind().name()));
        }
    }

    private static Answer notAllowedAnswer() {
        throw notAllowed();
    }

    static ApiError notAllowed() {
        return ApiError.of(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }
}
