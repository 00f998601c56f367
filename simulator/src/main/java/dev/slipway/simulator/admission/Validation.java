package dev.slipway.simulator.admission;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.error.Cause;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.selector.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules of the kinds, as far as charts and Slipway are likely to break them. */
public final class Validation {
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
    private static final Set<Kind> NAMED_AS_LABEL = Set.of(Kinds.NAMESPACE, Kinds.SERVICE);
    private static final Set<Kind> WITH_TEMPLATE = Set.of(Kinds.DEPLOYMENT, Kinds.REPLICA_SET, Kinds.STATEFUL_SET);
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;
    private static final String SUBDOMAIN_RULE =
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with"
                    + " an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String LABEL_RULE =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an"
                    + " alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                    + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String LABEL_VALUE_RULE =
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
                    + " an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
                    + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private Validation() {}

    /** @throws ApiError 422 with every broken rule */
    public static void check(Kind kind, JsonNode object) {
        List<Cause> causes = new ArrayList<>();
        metadata(kind, object, causes);
        if (WITH_TEMPLATE.contains(kind)) {
            workload(object, causes);
        } else if (kind.equals(Kinds.POD)) {
            podSpec(object.path("spec"), "spec", causes);
        } else if (kind.equals(Kinds.SERVICE)) {
            service(object.path("spec"), causes);
        } else if (kind.equals(Kinds.CLAIM)) {
            claim(object.path("spec"), causes);
        }
        if (!causes.isEmpty()) {
            throw ApiError.invalid(kind, Trees.text(object, "metadata", "name"), causes);
        }
    }

    private static void metadata(Kind kind, JsonNode object, List<Cause> causes) {
        JsonNode name = Trees.at(object, "metadata", "name");
        String text = name.asString("");
        boolean label = NAMED_AS_LABEL.contains(kind);
        if (text.isEmpty()) {
            causes.add(Cause.required("metadata.name", "name or generateName is required"));
        } else if (label && !LABEL.matcher(text).matches()) {
            causes.add(Cause.invalid("metadata.name", name, LABEL_RULE));
        } else if (label && text.length() > MAX_LABEL) {
            causes.add(Cause.invalid("metadata.name", name, "must be no more than 63 bytes"));
        } else if (!label
                && !kind.group().startsWith("rbac")
                && !SUBDOMAIN.matcher(text).matches()) {
            causes.add(Cause.invalid("metadata.name", name, SUBDOMAIN_RULE));
        } else if (text.length() > MAX_NAME) {
            causes.add(Cause.invalid("metadata.name", name, "must be no more than 253 bytes"));
        }
        for (var entry : Trees.at(object, "metadata", "labels").properties()) {
            String value = entry.getValue().asString("");
            if (!LABEL_VALUE.matcher(value).matches()) {
                causes.add(Cause.invalid("metadata.labels", entry.getValue(), LABEL_VALUE_RULE));
            } else if (value.length() > MAX_LABEL) {
                causes.add(Cause.invalid("metadata.labels", entry.getValue(), "must be no more than 63 bytes"));
            }
        }
    }

    private static void workload(JsonNode object, List<Cause> causes) {
        JsonNode spec = object.path("spec");
        JsonNode selector = spec.path("selector");
        if (selector.isEmpty()) {
            causes.add(Cause.required("spec.selector", ""));
        } else if (!LabelSelector.of(selector).matches(spec.path("template"))) {
            causes.add(Cause.invalid(
                    "spec.template.metadata.labels",
                    Trees.at(spec, "template", "metadata", "labels"),
                    "`selector` does not match template `labels`"));
        }
        if (Trees.number(spec, 0, "replicas") < 0) {
            causes.add(Cause.invalid("spec.replicas", spec.path("replicas"), "must be greater than or equal to 0"));
        }
        podSpec(Trees.at(spec, "template", "spec"), "spec.template.spec", causes);
    }

    private static void podSpec(JsonNode spec, String path, List<Cause> causes) {
        if (Trees.items(spec, "containers").isEmpty()) {
            causes.add(Cause.required(path + ".containers", ""));
        }
        for (String list : List.of("initContainers", "containers")) {
            int index = 0;
            for (JsonNode container : Trees.items(spec, list)) {
                container(container, path + "." + list + "[" + index++ + "]", spec, causes);
            }
        }
    }

    private static void container(JsonNode container, String path, JsonNode spec, List<Cause> causes) {
        if (Trees.text(container, "name").isEmpty()) {
            causes.add(Cause.required(path + ".name", ""));
        }
        if (Trees.text(container, "image").isBlank()) {
            causes.add(Cause.required(path + ".image", ""));
        }
        int index = 0;
        for (JsonNode mount : Trees.items(container, "volumeMounts")) {
            JsonNode volume = mount.path("name");
            if (Trees.items(spec, "volumes").stream().noneMatch(v -> Trees.same(v.path("name"), volume))
                    && !path.startsWith("spec.template")) {
                causes.add(new Cause(
                        "FieldValueNotFound", "Not found: " + volume, path + ".volumeMounts[" + index + "].name"));
            }
            index++;
        }
    }

    private static void service(JsonNode spec, List<Cause> causes) {
        boolean headless = Trees.text(spec, "clusterIP").equals("None");
        if (Trees.items(spec, "ports").isEmpty()
                && !headless
                && !Trees.text(spec, "type").equals("ExternalName")) {
            causes.add(Cause.required("spec.ports", ""));
        }
    }

    private static void claim(JsonNode spec, List<Cause> causes) {
        if (Trees.items(spec, "accessModes").isEmpty()) {
            causes.add(Cause.required("spec.accessModes", "at least 1 access mode is required"));
        }
        if (!Trees.has(spec, "resources", "requests", "storage")) {
            causes.add(Cause.required("spec.resources[storage]", ""));
        }
    }
}
