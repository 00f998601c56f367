package dev.slipway.activities.plan;

import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseObject;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a release's objects off the cluster. Thread-safe. */
@Component
class LiveObjects {
    private final KubernetesClient client;

    LiveObjects(KubernetesClient client) {
        this.client = client;
    }

    /** What the cluster has of a manifest's objects. */
    ClusterObjects of(ReleaseName release, List<ReleaseObject> manifest) {
        Map<String, Optional<APIResourceList>> served = new HashMap<>();
        Map<ObjectKey, ObjectNode> objects = new HashMap<>();
        for (ReleaseObject object : manifest) {
            ObjectKey key = ObjectKey.of(NormalForm.tree(object.content()), release.namespace());
            context(object, served).flatMap(context -> read(key, context)).ifPresent(found -> objects.put(key, found));
        }
        return new ClusterObjects(objects, autoscaled(release.namespace()));
    }

    private Optional<ObjectNode> read(ObjectKey key, ResourceDefinitionContext context) {
        var kind = client.genericKubernetesResources(context);
        GenericKubernetesResource found = context.isNamespaceScoped()
                ? kind.inNamespace(key.namespace()).withName(key.name()).get()
                : kind.withName(key.name()).get();
        if (found == null) {
            return Optional.empty();
        }
        JsonNode tree =
                JsonMapper.shared().readTree(client.getKubernetesSerialization().asJson(found));
        return Optional.of(NormalForm.of(tree));
    }

    /** How the object's kind is served; empty where the cluster does not know it any more. */
    private Optional<ResourceDefinitionContext> context(
            ReleaseObject object, Map<String, Optional<APIResourceList>> served) {
        return served
                .computeIfAbsent(object.apiVersion(), version -> Optional.ofNullable(client.getApiResources(version)))
                .stream()
                .flatMap(list -> list.getResources().stream())
                .filter(resource -> resource.getKind().equals(object.kind())
                        && !resource.getName().contains("/"))
                .findFirst()
                .map(resource -> new ResourceDefinitionContext.Builder()
                        .withGroup(ObjectKey.group(object.apiVersion()))
                        .withVersion(object.apiVersion()
                                .substring(object.apiVersion().indexOf('/') + 1))
                        .withKind(object.kind())
                        .withPlural(resource.getName())
                        .withNamespaced(resource.getNamespaced())
                        .build());
    }

    private Set<ObjectKey> autoscaled(String namespace) {
        return client.autoscaling().v2().horizontalPodAutoscalers().inNamespace(namespace).list().getItems().stream()
                .map(autoscaler -> target(autoscaler.getSpec().getScaleTargetRef(), namespace))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ObjectKey target(CrossVersionObjectReference target, String namespace) {
        return new ObjectKey(ObjectKey.group(target.getApiVersion()), target.getKind(), namespace, target.getName());
    }
}
