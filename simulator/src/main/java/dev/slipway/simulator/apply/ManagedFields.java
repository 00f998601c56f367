package dev.slipway.simulator.apply;

import dev.slipway.simulator.json.Trees;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code metadata.managedFields} true through plain creates, updates and patches. */
public final class ManagedFields {
    private ManagedFields() {}

    static List<Owner> read(JsonNode object) {
        List<Owner> owners = new ArrayList<>();
        Trees.items(object, "metadata", "managedFields").forEach(entry -> owners.add(Owner.read(entry)));
        return owners;
    }

    static void write(ObjectNode object, List<Owner> owners) {
        ObjectNode metadata = Trees.objectAt(object, "metadata");
        metadata.remove("managedFields");
        List<Owner> left =
                owners.stream().filter(owner -> !owner.fields().isEmpty()).toList();
        if (!left.isEmpty()) {
            ArrayNode array = metadata.putArray("managedFields");
            left.forEach(owner -> array.add(owner.write()));
        }
    }

    /**
     * Gives the fields that a write changed to the writer.
     *
     * @param before the object before it, an empty tree for a creation
     * @param after the object after it, which is changed here
     */
    public static void track(JsonNode before, ObjectNode after, Writer writer) {
        FieldSet had = Fields.of(before);
        FieldSet has = Fields.of(after);
        FieldSet changed = new FieldSet();
        has.forEachMember((path, set) -> {
            boolean same = had.contains(path) && Trees.same(Fields.find(before, path), Fields.find(after, path));
            boolean container = !set.children().isEmpty();
            if (!same && !(container && had.contains(path))) {
                changed.add(path);
            }
        });
        List<Owner> owners = new ArrayList<>();
        boolean known = false;
        for (Owner owner : read(before)) {
            boolean writers = owner.is(writer.manager(), Owner.UPDATE, writer.subresource());
            known |= writers;
            owners.add(writers ? grown(owner, has, changed, writer) : shrunk(owner, has, changed));
        }
        if (!known) {
            owners.add(new Owner(
                    writer.manager(), Owner.UPDATE, writer.subresource(), writer.apiVersion(), writer.time(), changed));
        }
        write(after, owners);
    }

    private static Owner grown(Owner owner, FieldSet has, FieldSet changed, Writer writer) {
        FieldSet fields = only(owner.fields(), has);
        fields.addAll(changed);
        return new Owner(
                owner.manager(), owner.operation(), owner.subresource(), writer.apiVersion(), writer.time(), fields);
    }

    private static Owner shrunk(Owner owner, FieldSet has, FieldSet changed) {
        FieldSet fields = only(owner.fields(), has);
        fields.removeAll(changed);
        return new Owner(
                owner.manager(), owner.operation(), owner.subresource(), owner.apiVersion(), owner.time(), fields);
    }

    private static FieldSet only(FieldSet fields, FieldSet existing) {
        FieldSet left = new FieldSet();
        fields.forEachMember((path, set) -> {
            if (existing.contains(path)) {
                left.add(path);
            }
        });
        return left;
    }
}
