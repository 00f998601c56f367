package dev.slipway.simulator.selector;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Comparisons of single fields, all of which must hold; which fields there are depends on the kind. */
public record FieldSelector(List<Term> terms) {
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    private static final Pattern TERM = Pattern.compile("\\s*([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)\\s*");
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");
    private static final Map<Kind, Set<String>> MORE = Map.of(
            Kinds.POD,
                    Set.of(
                            "spec.nodeName",
                            "status.phase",
                            "status.podIP",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "status.nominatedNodeName",
                            "spec.hostNetwork"),
            Kinds.EVENT,
                    Set.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "type",
                            "source",
                            "reportingComponent"),
            Kinds.SECRET, Set.of("type"),
            Kinds.NAMESPACE, Set.of("status.phase"),
            Kinds.NODE, Set.of("spec.unschedulable"),
            Kinds.JOB, Set.of("status.successful"),
            Kinds.REPLICA_SET, Set.of("status.replicas"));

    /** One comparison. */
    public record Term(List<String> path, boolean equal, String value) {
        boolean holds(JsonNode object) {
            JsonNode found = Trees.at(object, path.toArray(String[]::new));
            return found.asString("").equals(value) == equal;
        }
    }

    public boolean matches(JsonNode object) {
        return terms.stream().allMatch(term -> term.holds(object));
    }

    /** @throws ApiError 400 when it cannot be read or names a field that the kind is not selected by */
    public static FieldSelector parse(Kind kind, String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                terms.add(term(kind, part));
            }
        }
        return new FieldSelector(terms);
    }

    private static Term term(Kind kind, String part) {
        Matcher matcher = TERM.matcher(part);
        if (!matcher.matches()) {
            throw ApiError.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
        }
        String field = matcher.group(1);
        if (!ALWAYS.contains(field) && !MORE.getOrDefault(kind, Set.of()).contains(field)) {
            throw ApiError.badRequest(
                    MORE.containsKey(kind)
                            ? "field label not supported: " + field
                            : "\"" + field
                                    + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        }
        List<String> path = field.equals("source") ? List.of("source", "component") : List.of(field.split("\\.", -1));
        return new Term(path, !matcher.group(2).equals("!="), matcher.group(3));
    }
}
