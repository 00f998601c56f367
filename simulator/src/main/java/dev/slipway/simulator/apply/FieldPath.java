package dev.slipway.simulator.apply;

import dev.slipway.simulator.json.Trees;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The way to a field, element by element. */
record FieldPath(List<String> elements) implements Iterable<String> {
    static final FieldPath ROOT = new FieldPath(List.of());

    FieldPath then(String element) {
        List<String> longer = new ArrayList<>(elements);
        longer.add(element);
        return new FieldPath(List.copyOf(longer));
    }

    FieldPath parent() {
        return new FieldPath(elements.subList(0, elements.size() - 1));
    }

    String last() {
        return elements.getLast();
    }

    @Override
    public Iterator<String> iterator() {
        return elements.iterator();
    }

    /** As conflicts show it: {@code .spec.template.spec.containers[name="web"].image}. */
    String shown() {
        StringBuilder text = new StringBuilder();
        for (String element : elements) {
            if (element.startsWith("f:")) {
                text.append('.').append(element, 2, element.length());
            } else if (element.startsWith("k:")) {
                text.append('[').append(keys(Trees.parse(element.substring(2)))).append(']');
            } else {
                text.append("[=").append(element, 2, element.length()).append(']');
            }
        }
        return text.toString();
    }

    private static String keys(JsonNode keys) {
        List<String> shown = new ArrayList<>();
        keys.properties().forEach(key -> shown.add(key.getKey() + "=" + key.getValue()));
        return String.join(",", shown);
    }
}
