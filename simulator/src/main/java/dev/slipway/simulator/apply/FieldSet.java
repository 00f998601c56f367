package dev.slipway.simulator.apply;

import dev.slipway.simulator.json.Trees;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of fields of an object, as a tree of path elements in the notation of managedFields: {@code f:<name>} for a field,
 * {@code k:<keys>} for an item of a keyed list, {@code v:<value>} for a member of a set. Not thread-safe.
 */
final class FieldSet {
    private final Map<String, FieldSet> children = new TreeMap<>();
    private boolean member;

    static FieldSet read(JsonNode fieldsV1) {
        FieldSet set = new FieldSet();
        for (Map.Entry<String, JsonNode> entry : fieldsV1.properties()) {
            if (entry.getKey().equals(".")) {
                set.member = true;
            } else {
                set.children.put(entry.getKey(), read(entry.getValue()));
            }
        }
        if (fieldsV1.isEmpty()) {
            set.member = true;
        }
        return set;
    }

    ObjectNode write() {
        ObjectNode node = Trees.object();
        if (member && !children.isEmpty()) {
            node.putObject(".");
        }
        children.forEach((element, child) -> node.set(element, child.write()));
        return node;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    boolean member() {
        return member;
    }

    void setMember() {
        member = true;
    }

    Map<String, FieldSet> children() {
        return children;
    }

    FieldSet child(String element) {
        return children.computeIfAbsent(element, e -> new FieldSet());
    }

    /** Whether the whole of another set's path is a member here. */
    boolean contains(Iterable<String> path) {
        FieldSet current = this;
        for (String element : path) {
            FieldSet next = current.children.get(element);
            if (next == null) {
                return false;
            }
            current = next;
        }
        return current.member;
    }

    void add(Iterable<String> path) {
        FieldSet current = this;
        for (String element : path) {
            current = current.child(element);
        }
        current.member = true;
    }

    void addAll(FieldSet other) {
        member |= other.member;
        other.children.forEach((element, child) -> child(element).addAll(child));
    }

    void removeAll(FieldSet other) {
        if (other.member) {
            member = false;
        }
        other.children.forEach((element, child) -> {
            FieldSet mine = children.get(element);
            if (mine != null) {
                mine.removeAll(child);
                if (mine.isEmpty()) {
                    children.remove(element);
                }
            }
        });
    }

    /** Removes a path and all below it. */
    void removeTree(FieldPath path) {
        FieldSet current = this;
        for (String element : path.parent()) {
            FieldSet next = current.children.get(element);
            if (next == null) {
                return;
            }
            current = next;
        }
        current.children.remove(path.last());
    }

    /** Tells each member, parents before children. */
    void forEachMember(BiConsumer<FieldPath, FieldSet> consumer) {
        forEachMember(FieldPath.ROOT, consumer);
    }

    private void forEachMember(FieldPath path, BiConsumer<FieldPath, FieldSet> consumer) {
        if (member) {
            consumer.accept(path, this);
        }
        children.forEach((element, child) -> child.forEachMember(path.then(element), consumer));
    }
}
