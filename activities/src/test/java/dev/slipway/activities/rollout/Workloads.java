package dev.slipway.activities.rollout;

import dev.slipway.cluster.watch.ReleaseKey;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Workloads as a chart would make them. */
final class Workloads {
    static final String RELEASE = "shop-cha";
    private static final Map<String, String> LABELS =
            Map.of(ReleaseKey.INSTANCE_LABEL, RELEASE, ReleaseKey.MANAGED_BY_LABEL, ReleaseKey.HELM);

    private Workloads() {}

    static Deployment deployment(
            int replicas, UnaryOperator<ContainerBuilder> container, UnaryOperator<PodTemplateSpecBuilder> template) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(RELEASE)
                .withLabels(LABELS)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(LABELS)
                .endSelector()
                .withTemplate(template.apply(template(container)).build())
                .endSpec()
                .build();
    }

    static Deployment deployment(int replicas, UnaryOperator<ContainerBuilder> container) {
        return deployment(replicas, container, UnaryOperator.identity());
    }

    static StatefulSet statefulSet(
            int replicas, UnaryOperator<ContainerBuilder> container, UnaryOperator<StatefulSetBuilder> more) {
        return more.apply(new StatefulSetBuilder()
                        .withNewMetadata()
                        .withName(RELEASE)
                        .withLabels(LABELS)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withServiceName(RELEASE)
                        .withNewSelector()
                        .withMatchLabels(LABELS)
                        .endSelector()
                        .withTemplate(template(container).build())
                        .endSpec())
                .build();
    }

    private static PodTemplateSpecBuilder template(UnaryOperator<ContainerBuilder> container) {
        ContainerBuilder main = new ContainerBuilder()
                .withName("main")
                .withImage("debian:12")
                .withImagePullPolicy("IfNotPresent")
                .withCommand("sleep", "infinity");
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(LABELS)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .withContainers(container.apply(main).build())
                .endSpec();
    }
}
