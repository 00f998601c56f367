package dev.slipway.workflows.tenant;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.history.v1.History;
import java.util.List;

/** Takes the worker's identity (process id and host name) out of a recorded history. */
public final class WithoutMachine {
    private WithoutMachine() {}

    /** The history without it. */
    public static History of(History history) {
        History.Builder builder = history.toBuilder();
        clean(builder);
        return builder.build();
    }

    private static void clean(Message.Builder message) {
        for (FieldDescriptor field : List.copyOf(message.getAllFields().keySet())) {
            if (field.getName().equals("identity")) {
                message.setField(field, "worker");
            } else if (field.isRepeated() && !field.isMapField() && isMessage(field)) {
                for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                    Message.Builder part = ((Message) message.getRepeatedField(field, i)).toBuilder();
                    clean(part);
                    message.setRepeatedField(field, i, part.build());
                }
            } else if (!field.isRepeated() && isMessage(field)) {
                Message.Builder part = ((Message) message.getField(field)).toBuilder();
                clean(part);
                message.setField(field, part.build());
            }
        }
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }
}
