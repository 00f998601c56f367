package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.json.Yaml;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.schema.ProtoBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request, with its body read as far as that is possible. */
record Call(HttpServletRequest request) {
    private static final int MAX_BODY = 3 * 1024 * 1024;
    private static final int MAX_MANAGER = 128;

    String path() {
        return request.getRequestURI();
    }

    String method() {
        return request.getMethod();
    }

    /** A query parameter, empty when it is absent. */
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    boolean flag(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }

    long number(String name, long fallback) {
        String value = parameter(name);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw ApiError.badRequest("Invalid value for " + name + ": \"" + value + "\" is no number");
        }
    }

    String accept() {
        String accept = request.getHeader("Accept");
        return accept == null ? "" : accept;
    }

    /** The media type without parameters, in lower case; JSON when none is given. */
    String contentType() {
        String type = request.getContentType();
        return type == null ? "application/json" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private byte[] body() throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw ApiError.of(413, "RequestEntityTooLarge", "Request entity too large: limit is " + MAX_BODY);
        }
        return body;
    }

    /**
     * The body as a tree.
     *
     * @throws ApiError 415 for a type that is not known, 400 for a body that is not of its type
     */
    JsonNode tree() throws IOException {
        String type = contentType();
        byte[] body = body();
        try {
            return switch (type) {
                case "application/json",
                        "application/json-patch+json",
                        "application/merge-patch+json",
                        "application/strategic-merge-patch+json" -> Trees.parse(body);
                case "application/yaml", "application/apply-patch+yaml" -> yaml(body);
                case ProtoBody.MEDIA_TYPE -> ProtoBody.decode(body);
                default ->
                    throw ApiError.of(
                            415,
                            "UnsupportedMediaType",
                            "the body of the request was in an unknown format - accepted media types include: application/json,"
                                    + " application/yaml, " + ProtoBody.MEDIA_TYPE);
            };
        } catch (JacksonException e) {
            throw ApiError.badRequest(
                    "the object provided is unrecognized (must be of type " + type + "): " + e.getOriginalMessage());
        }
    }

    private static JsonNode yaml(byte[] body) {
        JsonNode tree = Yaml.parse(body);
        return tree == null ? Trees.object() : tree;
    }

    /** The body as an object. */
    ObjectNode object() throws IOException {
        if (tree() instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("the body is no object");
    }

    /** The options object of a DELETE; empty without a body. */
    JsonNode deleteOptions() throws IOException {
        return request.getContentLengthLong() == 0 || request.getContentType() == null ? Trees.object() : tree();
    }

    WriteOptions writeOptions() {
        String dryRun = parameter("dryRun");
        if (!dryRun.isEmpty() && !dryRun.equals("All")) {
            throw ApiError.badRequest("Invalid value: \"" + dryRun + "\": unsupported value for dryRun: must be All");
        }
        String manager = parameter("fieldManager");
        if (manager.length() > MAX_MANAGER) {
            throw ApiError.badRequest("Invalid value for fieldManager: may not be longer than 128 characters");
        }
        return new WriteOptions(
                manager.isEmpty() ? agent() : manager,
                !dryRun.isEmpty(),
                parameter("fieldValidation").equals("Strict"),
                true);
    }

    private String agent() {
        String agent = request.getHeader("User-Agent");
        return agent == null || agent.isBlank() ? "unknown" : agent.split("/", 2)[0];
    }
}
