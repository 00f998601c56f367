package dev.slipway.activities.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Tells which elements of two lists are the same thing: by the field that names them, as Kubernetes does, else by their
 * number where both lists are as long. Pure.
 */
final class ListMatch {
    /** Fields that name elements of Kubernetes' lists; the first that is unique in both lists counts. */
    private static final List<String> NAMES = List.of(
            "name",
            "mountPath",
            "devicePath",
            "containerPort",
            "port",
            "host",
            "path",
            "key",
            "ip",
            "type",
            "topologyKey");

    private ListMatch() {}

    /**
     * One thing in both lists.
     *
     * @param before its number in the first list; -1 where it is not there
     * @param after its number in the second list; -1 where it is not there
     * @param step how to write its place
     */
    record Pair(int before, int after, String step) {}

    /** The pairs in the order of the second list, then those that only the first has; empty where they can't be told. */
    static Optional<List<Pair>> of(ArrayNode before, ArrayNode after) {
        for (String name : NAMES) {
            Map<String, Integer> first = numbers(before, name);
            Map<String, Integer> second = numbers(after, name);
            if (first != null && second != null && !(first.isEmpty() && second.isEmpty())) {
                return Optional.of(byName(name, first, second));
            }
        }
        if (before.size() != after.size()) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, before.size())
                .mapToObj(number -> new Pair(number, number, "/" + number))
                .toList());
    }

    private static List<Pair> byName(String name, Map<String, Integer> before, Map<String, Integer> after) {
        List<Pair> pairs = new ArrayList<>();
        after.forEach(
                (value, number) -> pairs.add(new Pair(before.getOrDefault(value, -1), number, step(name, value))));
        before.forEach((value, number) -> {
            if (!after.containsKey(value)) {
                pairs.add(new Pair(number, -1, step(name, value)));
            }
        });
        return pairs;
    }

    private static String step(String name, String value) {
        return "[" + name + "=" + Place.escaped(value) + "]";
    }

    /** The elements' numbers by name; null where one has none, or two have the same. */
    private static @Nullable Map<String, Integer> numbers(ArrayNode list, String name) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int number = 0; number < list.size(); number++) {
            JsonNode value = list.path(number).path(name);
            if (!value.isValueNode() || numbers.put(value.asString(""), number) != null) {
                return null;
            }
        }
        return numbers;
    }
}
