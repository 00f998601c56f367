package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ReleaseKey;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.function.UnaryOperator;

/** Volume claims of StatefulSets. */
final class Volumes {
    private Volumes() {}

    static UnaryOperator<StatefulSetBuilder> claim(String storageClass) {
        return set -> set.editSpec()
                .withVolumeClaimTemplates(new PersistentVolumeClaimBuilder()
                        .withNewMetadata()
                        .withName("data")
                        .addToLabels(ReleaseKey.INSTANCE_LABEL, Workloads.RELEASE)
                        .endMetadata()
                        .withNewSpec()
                        .withAccessModes("ReadWriteOnce")
                        .withStorageClassName(storageClass)
                        .withNewResources()
                        .addToRequests("storage", new Quantity("10Mi"))
                        .endResources()
                        .endSpec()
                        .build())
                .endSpec();
    }
}
