package dev.slipway.simulator.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.slipway.simulator.resource.Kind;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Coordination;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Storage;
import io.kubernetes.client.proto.V2Autoscaling;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds Kubernetes' protobuf definitions (the {@code generated.proto} files of k8s.io/api). Their field names are the JSON names, but
 * for embedded Go structs, whose fields stand directly in the outer object in JSON.
 */
final class ProtoTypes {
    static final Descriptor DELETE_OPTIONS = message(Meta.getDescriptor(), "DeleteOptions");

    static final Descriptor UNKNOWN = message(Runtime.getDescriptor(), "Unknown");

    private static final Set<String> EMBEDDED = Set.of(
            "volumeSource",
            "persistentVolumeSource",
            "ingressRuleValue",
            "ephemeralContainerCommon",
            "localObjectReference",
            "handler");

    private static final Map<String, Supplier<FileDescriptor>> FILES = Map.of(
            "v1", V1::getDescriptor,
            "apps/v1", V1Apps::getDescriptor,
            "batch/v1", V1Batch::getDescriptor,
            "networking.k8s.io/v1", V1Networking::getDescriptor,
            "policy/v1", V1Policy::getDescriptor,
            "autoscaling/v2", V2Autoscaling::getDescriptor,
            "rbac.authorization.k8s.io/v1", V1Rbac::getDescriptor,
            "coordination.k8s.io/v1", V1Coordination::getDescriptor,
            "storage.k8s.io/v1", V1Storage::getDescriptor,
            "authorization.k8s.io/v1", V1Authorization::getDescriptor);

    private ProtoTypes() {}

    /** The definition of a kind; empty for one that Kubernetes does not define. */
    static Optional<Descriptor> of(Kind kind) {
        return of(kind.apiVersion(), kind.name());
    }

    static Optional<Descriptor> of(String apiVersion, String kind) {
        Supplier<FileDescriptor> file = FILES.get(apiVersion);
        return file == null ? Optional.empty() : Optional.ofNullable(file.get().findMessageTypeByName(kind));
    }

    static boolean embedded(FieldDescriptor field) {
        return EMBEDDED.contains(field.getName()) && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }

    /** The field that a JSON name stands for, looked up in embedded structs as well. */
    static @Nullable FieldDescriptor field(Descriptor type, String name) {
        FieldDescriptor direct = type.findFieldByName(name);
        if (direct != null && !embedded(direct)) {
            return direct;
        }
        for (FieldDescriptor candidate : type.getFields()) {
            FieldDescriptor inner = embedded(candidate) ? field(candidate.getMessageType(), name) : null;
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static Descriptor message(FileDescriptor file, String name) {
        Descriptor found = file.findMessageTypeByName(name);
        if (found == null) {
            throw new IllegalStateException("no protobuf definition of " + name);
        }
        return found;
    }
}
