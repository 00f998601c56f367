package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/**
 * Which release an object belongs to.
 *
 * @param namespace the release's namespace
 * @param name the release's name, the objects' label {@value #INSTANCE_LABEL}
 */
public record ReleaseKey(String namespace, String name) {
    /** The standard label with the release's name. */
    public static final String INSTANCE_LABEL = "app.kubernetes.io/instance";

    /** The standard label that says who manages an object. */
    public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";

    /** The manager we watch. */
    public static final String HELM = "Helm";

    /** The release of an object; empty where it is of none. */
    public static Optional<ReleaseKey> of(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        Map<String, String> labels = object.getMetadata().getLabels();
        String instance = labels == null ? null : labels.get(INSTANCE_LABEL);
        return instance == null || namespace == null
                ? Optional.empty()
                : Optional.of(new ReleaseKey(namespace, instance));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
