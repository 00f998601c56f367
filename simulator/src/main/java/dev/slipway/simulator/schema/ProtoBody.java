package dev.slipway.simulator.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.slipway.simulator.error.ApiError;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bodies of type {@code application/vnd.kubernetes.protobuf}: four magic bytes, then a {@code runtime.Unknown} with the object
 * in it.
 */
public final class ProtoBody {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private ProtoBody() {}

    /**
     * @return the object as JSON, with apiVersion and kind
     * @throws ApiError 400 for what cannot be read
     */
    public static ObjectNode decode(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(body, MAGIC.length))) {
            throw ApiError.badRequest(
                    "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        }
        try {
            // not the generated classes: they are of an older protobuf, which warns about itself whenever one of them
            // is used
            DynamicMessage unknown =
                    DynamicMessage.parseFrom(ProtoTypes.UNKNOWN, Arrays.copyOfRange(body, MAGIC.length, body.length));
            Message typeMeta = (Message) value(unknown, "typeMeta");
            String apiVersion = (String) value(typeMeta, "apiVersion");
            String kind = (String) value(typeMeta, "kind");
            DynamicMessage message =
                    DynamicMessage.parseFrom(type(apiVersion, kind), (ByteString) value(unknown, "raw"));
            ObjectNode object = ProtoJson.object(message);
            object.put("apiVersion", apiVersion);
            object.put("kind", kind);
            return object;
        } catch (InvalidProtocolBufferException e) {
            throw ApiError.badRequest("the protobuf body cannot be read: " + e.getMessage());
        }
    }

    private static Object value(Message message, String field) {
        return message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    private static Descriptor type(String apiVersion, String kind) {
        if (kind.equals("DeleteOptions")) {
            return ProtoTypes.DELETE_OPTIONS;
        }
        return ProtoTypes.of(apiVersion, kind)
                .orElseThrow(() -> ApiError.badRequest(
                        "no kind \"%s\" is registered for version \"%s\"".formatted(kind, apiVersion)));
    }
}
