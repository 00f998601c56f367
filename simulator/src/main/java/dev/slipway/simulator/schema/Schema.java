package dev.slipway.simulator.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.resource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks objects against the definition of their kind and removes what the definition does not know. Thread-safe. */
public final class Schema {
    private static final Set<String> TYPE_META = Set.of("apiVersion", "kind");
    private static final Set<String> FREE = Set.of("RawExtension", "FieldsV1");
    private static final Set<String> SCALARS = Set.of("Time", "MicroTime", "Quantity", "IntOrString");

    private Schema() {}

    /**
     * Removes unknown fields and nulls.
     *
     * @return the paths of the unknown fields
     * @throws ApiError 400 when a field has a value of the wrong type
     */
    public static List<String> prune(Kind kind, ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        Descriptor type =
                kind.is(Kind.Trait.SCHEMALESS) ? null : ProtoTypes.of(kind).orElse(null);
        if (type != null) {
            new Walk(kind, unknown).object(type, object, "");
        }
        return unknown;
    }

    private record Walk(Kind kind, List<String> unknown) {
        void object(Descriptor type, ObjectNode object, String path) {
            object.removeIf(JsonNode::isNull);
            for (String name : List.copyOf(object.propertyNames())) {
                String here = path.isEmpty() ? name : path + "." + name;
                FieldDescriptor field = ProtoTypes.field(type, name);
                JsonNode value = object.path(name);
                if (field != null) {
                    field(field, value, here);
                } else if (!TYPE_META.contains(name) || type.findFieldByName("metadata") == null) {
                    unknown.add(here);
                    object.remove(name);
                }
            }
        }

        private void field(FieldDescriptor field, JsonNode value, String path) {
            if (field.isMapField()) {
                require(value.isObject(), value, "map", path);
                FieldDescriptor item = field.getMessageType().findFieldByName("value");
                value.properties().forEach(entry -> single(item, entry.getValue(), path + "." + entry.getKey()));
            } else if (field.isRepeated()) {
                require(value.isArray(), value, "slice", path);
                int index = 0;
                for (JsonNode item : value) {
                    single(field, item, path + "[" + index++ + "]");
                }
            } else {
                single(field, value, path);
            }
        }

        private void single(FieldDescriptor field, JsonNode value, String path) {
            switch (field.getJavaType()) {
                case STRING, BYTE_STRING, ENUM -> require(value.isString(), value, "string", path);
                case INT, LONG -> require(value.isIntegralNumber(), value, "int", path);
                case BOOLEAN -> require(value.isBoolean(), value, "bool", path);
                case FLOAT, DOUBLE -> require(value.isNumber(), value, "float64", path);
                case MESSAGE -> message(field.getMessageType(), value, path);
            }
        }

        private void message(Descriptor type, JsonNode value, String path) {
            if (FREE.contains(type.getName())) {
                return;
            }
            if (SCALARS.contains(type.getName())) {
                require(value.isString() || value.isNumber(), value, type.getName(), path);
            } else if (value instanceof ObjectNode object) {
                object(type, object, path);
            } else {
                require(false, value, type.getName(), path);
            }
        }

        private void require(boolean fits, @Nullable JsonNode value, String wanted, String path) {
            if (!fits) {
                String found =
                        value == null ? "null" : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
                throw ApiError.badRequest(
                        ("%s in version \"%s\" cannot be handled as a %s: json: cannot unmarshal %s into Go struct"
                                        + " field .%s of type %s")
                                .formatted(kind.name(), kind.version(), kind.name(), found, path, wanted));
            }
        }
    }
}
