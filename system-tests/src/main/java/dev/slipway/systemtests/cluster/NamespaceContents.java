package dev.slipway.systemtests.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is in a namespace besides what Kubernetes puts into each, and what is meant to stay. */
final class NamespaceContents {
    private static final Map<String, String> KEPT = Map.of("helm.sh/resource-policy", "keep");
    private static final String OF_KUBERNETES = "kube-root-ca.crt";

    private NamespaceContents() {}

    /** Kind and name of each; volumes and their claims, and what a chart says to keep, are not among them. */
    static List<String> of(KubernetesClient client, String namespace) {
        return Stream.<List<? extends HasMetadata>>of(
                        client.secrets().inNamespace(namespace).list().getItems(),
                        client.configMaps().inNamespace(namespace).list().getItems(),
                        client.services().inNamespace(namespace).list().getItems(),
                        client.pods().inNamespace(namespace).list().getItems(),
                        client.apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.apps()
                                .replicaSets()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.apps()
                                .statefulSets()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        client.policy()
                                .v1()
                                .podDisruptionBudget()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .filter(object -> !isToStay(object))
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .toList();
    }

    private static boolean isToStay(HasMetadata object) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
        return annotations.entrySet().containsAll(KEPT.entrySet())
                || object.getMetadata().getName().equals(OF_KUBERNETES);
    }
}
