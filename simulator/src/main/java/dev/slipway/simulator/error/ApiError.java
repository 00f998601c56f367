package dev.slipway.simulator.error;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A refusal, answered as a Kubernetes {@code Status} object in the wording of the real API server. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    private ApiError(int code, String reason, String message, ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    /** The HTTP status code. */
    public int code() {
        return code;
    }

    /** The machine-readable reason, such as {@code NotFound}. */
    public String reason() {
        return reason;
    }

    /** The {@code Status} object. */
    public ObjectNode status() {
        ObjectNode status = Trees.object();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure");
        status.put("message", getMessage());
        status.put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        status.put("code", code);
        return status;
    }

    /** A refusal without an object. */
    public static ApiError of(int code, String reason, String message) {
        return new ApiError(code, reason, message, Trees.object());
    }

    public static ApiError badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    public static ApiError noSuchResource() {
        return of(404, "NotFound", "the server could not find the requested resource");
    }

    public static ApiError notFound(Kind kind, String name) {
        return about(404, "NotFound", kind, name, "%s \"%s\" not found".formatted(kind.qualifiedPlural(), name));
    }

    public static ApiError alreadyExists(Kind kind, String name) {
        return about(
                409, "AlreadyExists", kind, name, "%s \"%s\" already exists".formatted(kind.qualifiedPlural(), name));
    }

    /** The object has a newer revision than the writer knew. */
    public static ApiError outdated(Kind kind, String name) {
        return conflict(
                kind,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    public static ApiError conflict(Kind kind, String name, String why) {
        String message = "Operation cannot be fulfilled on %s \"%s\": %s".formatted(kind.qualifiedPlural(), name, why);
        return about(409, "Conflict", kind, name, message);
    }

    /** A server-side apply touches fields of others. */
    public static ApiError applyConflict(String message, List<Cause> causes) {
        ObjectNode details = Trees.object();
        addCauses(details, causes);
        return new ApiError(409, "Conflict", message, details);
    }

    public static ApiError forbidden(Kind kind, String name, String why) {
        String message = "%s \"%s\" is forbidden: %s".formatted(kind.qualifiedPlural(), name, why);
        return about(403, "Forbidden", kind, name, message);
    }

    /** Something would be made in a namespace that is going away. */
    public static ApiError namespaceTerminating(Kind kind, String name, String namespace) {
        String why = "unable to create new content in namespace " + namespace + " because it is being terminated";
        ApiError error = forbidden(kind, name, why);
        addCauses(
                error.details,
                List.of(new Cause(
                        "NamespaceTerminating",
                        "namespace " + namespace + " is being terminated",
                        "metadata.namespace")));
        return error;
    }

    /** The object breaks rules of its kind; at least one cause. */
    public static ApiError invalid(Kind kind, String name, List<Cause> causes) {
        String list = causes.stream().map(c -> c.field() + ": " + c.message()).collect(Collectors.joining(", "));
        String message = "%s \"%s\" is invalid: %s"
                .formatted(kind.qualifiedName(), name, causes.size() == 1 ? list : "[" + list + "]");
        ObjectNode details = Trees.object();
        details.put("name", name);
        details.put("group", kind.group());
        details.put("kind", kind.name());
        addCauses(details, causes);
        return new ApiError(422, "Invalid", message, details);
    }

    /** A watch or a list asks for a revision that is no longer kept. */
    public static ApiError expired(long wanted, long oldest) {
        return of(410, "Expired", "too old resource version: %d (%d)".formatted(wanted, oldest));
    }

    private static ApiError about(int code, String reason, Kind kind, String name, String message) {
        ObjectNode details = Trees.object();
        details.put("name", name);
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.plural());
        return new ApiError(code, reason, message, details);
    }

    private static void addCauses(ObjectNode details, List<Cause> causes) {
        ArrayNode array = details.putArray("causes");
        for (Cause cause : causes) {
            ObjectNode node = array.addObject();
            node.put("reason", cause.reason());
            node.put("message", cause.message());
            node.put("field", cause.field());
        }
    }
}
