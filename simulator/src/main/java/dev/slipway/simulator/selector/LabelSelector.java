package dev.slipway.simulator.selector;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.json.Trees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Requirements on labels, all of which must hold. */
public record LabelSelector(List<Requirement> requirements) {
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([^\\s=!<>]+)\\s*(==|=|!=|>|<)\\s*([^\\s=!<>]*)\\s*");
    private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([A-Za-z0-9][-A-Za-z0-9_./]*)\\s*");

    /** How a label is compared. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST,
        GREATER_THAN,
        LESS_THAN,
    }

    /** One requirement; the values are empty for the existence operators. */
    public record Requirement(String label, Operator operator, Set<String> values) {
        boolean holds(JsonNode labels) {
            boolean there = labels.path(label).isString();
            String value = Trees.text(labels, label);
            return switch (operator) {
                case IN -> there && values.contains(value);
                case NOT_IN -> !there || !values.contains(value);
                case EXISTS -> there;
                case DOES_NOT_EXIST -> !there;
                case GREATER_THAN ->
                    there
                            && Long.compare(
                                            number(value),
                                            number(values.iterator().next()))
                                    > 0;
                case LESS_THAN ->
                    there
                            && Long.compare(
                                            number(value),
                                            number(values.iterator().next()))
                                    < 0;
            };
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw ApiError.badRequest("for 'Gt', 'Lt' operators, the value must be an integer");
            }
        }
    }

    public boolean matches(JsonNode object) {
        JsonNode labels = Trees.at(object, "metadata", "labels");
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }

    /**
     * The text form of a query parameter: {@code a=b,c!=d,e in (f,g),h notin (i),j,!k}.
     *
     * @throws ApiError 400 when it cannot be read
     */
    public static LabelSelector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : text.split(",(?![^(]*\\))", -1)) {
            if (!part.isBlank()) {
                requirements.add(requirement(part));
            }
        }
        return new LabelSelector(requirements);
    }

    private static Requirement requirement(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = new TreeSet<>();
            Arrays.stream(set.group(3).split(",", -1)).map(String::strip).forEach(values::add);
            return new Requirement(set.group(1), set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN, values);
        }
        Matcher comparison = COMPARISON.matcher(part);
        if (comparison.matches()) {
            Operator operator = switch (comparison.group(2)) {
                case "!=" -> Operator.NOT_IN;
                case ">" -> Operator.GREATER_THAN;
                case "<" -> Operator.LESS_THAN;
                default -> Operator.IN;
            };
            return new Requirement(comparison.group(1), operator, Set.of(comparison.group(3)));
        }
        Matcher existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            Operator operator = existence.group(1).isEmpty() ? Operator.EXISTS : Operator.DOES_NOT_EXIST;
            return new Requirement(existence.group(2), operator, Set.of());
        }
        throw ApiError.badRequest("unable to parse requirement: " + part.strip());
    }

    /** The object form, with matchLabels and matchExpressions. */
    public static LabelSelector of(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        for (var label : Trees.at(selector, "matchLabels").properties()) {
            requirements.add(new Requirement(
                    label.getKey(), Operator.IN, Set.of(label.getValue().asString(""))));
        }
        for (JsonNode expression : Trees.items(selector, "matchExpressions")) {
            Set<String> values = new TreeSet<>();
            Trees.items(expression, "values").forEach(value -> values.add(value.asString("")));
            requirements.add(new Requirement(Trees.text(expression, "key"), operator(expression), values));
        }
        return new LabelSelector(requirements);
    }

    private static Operator operator(JsonNode expression) {
        String name = Trees.text(expression, "operator");
        return switch (name) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
            default -> throw ApiError.badRequest("\"" + name + "\" is not a valid label selector operator");
        };
    }
}
