package dev.slipway.simulator.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.slipway.simulator.json.Trees;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Turns Kubernetes protobuf messages into their JSON form. Go writes the zero of every field that is no pointer; those are left out,
 * as Go's JSON does, but for the fields where zero has a meaning of its own.
 */
final class ProtoJson {
    private static final Set<String> ZERO_MEANS_ZERO = Set.of(
            "replicas",
            "minReplicas",
            "partition",
            "revisionHistoryLimit",
            "terminationGracePeriodSeconds",
            "runAsUser",
            "runAsGroup",
            "fsGroup",
            "completions",
            "parallelism",
            "backoffLimit",
            "ttlSecondsAfterFinished",
            "number",
            "gracePeriodSeconds",
            "allowPrivilegeEscalation",
            "runAsNonRoot",
            "readOnlyRootFilesystem",
            "privileged",
            "automountServiceAccountToken",
            "enableServiceLinks",
            "orphanDependents",
            "controller",
            "blockOwnerDeletion",
            "optional",
            "immutable",
            "tolerationSeconds",
            "restartCount",
            "ready",
            "allowed");

    private ProtoJson() {}

    static ObjectNode object(Message message) {
        ObjectNode object = Trees.object();
        message.getAllFields().forEach((field, value) -> add(object, field, value));
        return object;
    }

    private static void add(ObjectNode object, FieldDescriptor field, Object value) {
        if (ProtoTypes.embedded(field)) {
            object.setAll(object((Message) value));
        } else if (field.isMapField()) {
            object.set(field.getName(), map((Collection<?>) value));
        } else if (field.isRepeated()) {
            ArrayNode array = object.putArray(field.getName());
            ((List<?>) value).forEach(item -> array.add(scalarOrObject(field, item)));
        } else if (!isZero(field, value)) {
            JsonNode node = scalarOrObject(field, value);
            if (node != null) {
                object.set(field.getName(), node);
            }
        }
    }

    private static boolean isZero(FieldDescriptor field, Object value) {
        if (ZERO_MEANS_ZERO.contains(field.getName())) {
            return false;
        }
        return value.equals("") || value.equals(false) || (value instanceof Number n && n.longValue() == 0);
    }

    private static ObjectNode map(Collection<?> entries) {
        ObjectNode map = Trees.object();
        for (Object each : entries) {
            Message entry = (Message) each;
            FieldDescriptor valueField = entry.getDescriptorForType().findFieldByName("value");
            Object key = entry.getField(entry.getDescriptorForType().findFieldByName("key"));
            map.set(key.toString(), scalarOrObject(valueField, entry.getField(valueField)));
        }
        return map;
    }

    private static @Nullable JsonNode scalarOrObject(FieldDescriptor field, Object value) {
        return switch (value) {
            case String text -> StringNode.valueOf(text);
            case Integer number -> IntNode.valueOf(number);
            case Long number -> LongNode.valueOf(number);
            case Boolean flag -> BooleanNode.valueOf(flag);
            case ByteString raw -> StringNode.valueOf(Base64.getEncoder().encodeToString(raw.toByteArray()));
            case Message message -> special(message);
            case EnumValueDescriptor constant -> StringNode.valueOf(constant.getName());
            default -> throw new IllegalArgumentException("unexpected value of " + field.getFullName());
        };
    }

    private static @Nullable JsonNode special(Message message) {
        return switch (message.getDescriptorForType().getName()) {
            case "Time" -> time(message, ChronoUnit.SECONDS);
            case "MicroTime" -> time(message, ChronoUnit.MICROS);
            case "Quantity" -> StringNode.valueOf(value(message, "string").toString());
            case "IntOrString" ->
                ((Number) value(message, "type")).longValue() == 0
                        ? IntNode.valueOf(((Number) value(message, "intVal")).intValue())
                        : StringNode.valueOf(value(message, "strVal").toString());
            case "RawExtension" -> raw(message, "raw");
            case "FieldsV1" -> raw(message, "Raw");
            default -> object(message);
        };
    }

    private static @Nullable JsonNode time(Message message, ChronoUnit precision) {
        Instant instant = Instant.ofEpochSecond(
                ((Number) value(message, "seconds")).longValue(), ((Number) value(message, "nanos")).longValue());
        // Go's zero time: not set
        if (instant.getEpochSecond() <= 0) {
            return null;
        }
        return StringNode.valueOf(instant.truncatedTo(precision).toString());
    }

    private static @Nullable JsonNode raw(Message message, String field) {
        ByteString raw = (ByteString) value(message, field);
        return raw.isEmpty() ? null : Trees.parse(raw.toByteArray());
    }

    private static Object value(Message message, String field) {
        return message.getField(message.getDescriptorForType().findFieldByName(field));
    }
}
