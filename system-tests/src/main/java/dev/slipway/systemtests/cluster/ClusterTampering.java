package dev.slipway.systemtests.cluster;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What somebody else does to a cluster behind Slipway's back, and how it is put right again. Thread-safe. */
public final class ClusterTampering {
    private static final String HELD = "held";
    private static final String FINALIZER = "tests.slipway.dev/held";
    private static final String RECORD = "release";
    private static final String DAMAGE = "no release";

    private final KubernetesClient client;

    ClusterTampering(KubernetesClient client) {
        this.client = client;
    }

    /** Gives a namespace labels, besides those it has; makes it where it is not there. */
    public void labelNamespace(String name, Map<String, String> labels) {
        if (client.namespaces().withName(name).get() == null) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .withLabels(labels)
                            .endMetadata()
                            .build())
                    .create();
        } else {
            client.namespaces()
                    .withName(name)
                    .edit(present -> new NamespaceBuilder(present)
                            .editMetadata()
                            .addToLabels(labels)
                            .endMetadata()
                            .build());
        }
    }

    /** Makes a PodDisruptionBudget that no release owns. */
    public void makeDisruptionBudget(String namespace, String name) {
        client.resource(disruptionBudget(namespace, name)).create();
    }

    /** Removes that. */
    public void removeDisruptionBudget(String namespace, String name) {
        client.resource(disruptionBudget(namespace, name)).delete();
    }

    /** Changes the images of a Deployment by hand, where it is there. */
    public void changeImages(String namespace, String deployment, UnaryOperator<String> change) {
        if (client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .get()
                == null) {
            return;
        }
        client.apps().deployments().inNamespace(namespace).withName(deployment).edit(present -> {
            for (Container container : present.getSpec().getTemplate().getSpec().getContainers()) {
                container.setImage(change.apply(container.getImage()));
            }
            return present;
        });
    }

    /**
     * Makes Helm's record of a revision unreadable.
     *
     * @return the record as it was
     */
    public Secret damageRecord(String namespace, String release, int revision) {
        Secret record = client.secrets()
                .inNamespace(namespace)
                .withLabels(Map.of("owner", "helm", "name", release, "version", Integer.toString(revision)))
                .list()
                .getItems()
                .getFirst();
        String damage = Base64.getEncoder().encodeToString(DAMAGE.getBytes(StandardCharsets.UTF_8));
        replaceRecord(record, damage);
        return record;
    }

    /** Puts back what {@link #damageRecord} returned. */
    public void restoreRecord(Secret record) {
        replaceRecord(record, Objects.requireNonNull(record.getData().get(RECORD)));
    }

    /** Makes an object that cannot go, and so keeps its namespace from going. */
    public void hold(String namespace) {
        client.resource(held(namespace)).create();
    }

    /** Lets that object go. */
    public void letGo(String namespace) {
        client.configMaps()
                .inNamespace(namespace)
                .withName(HELD)
                .edit(present -> new ConfigMapBuilder(present)
                        .editMetadata()
                        .withFinalizers()
                        .endMetadata()
                        .build());
    }

    private void replaceRecord(Secret record, String data) {
        client.secrets()
                .inNamespace(record.getMetadata().getNamespace())
                .withName(record.getMetadata().getName())
                .edit(present ->
                        new SecretBuilder(present).addToData(RECORD, data).build());
    }

    private static ConfigMap held(String namespace) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(HELD)
                .withFinalizers(FINALIZER)
                .endMetadata()
                .build();
    }

    private static PodDisruptionBudget disruptionBudget(String namespace, String name) {
        return new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewMaxUnavailable(1)
                .withNewSelector()
                .addToMatchLabels("app.kubernetes.io/instance", name)
                .endSelector()
                .endSpec()
                .build();
    }
}
