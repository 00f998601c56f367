package dev.slipway.activities.rollout;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import java.time.Duration;
import java.util.Locale;

/** The typed errors of rollouts, each with what to do next. */
final class RolloutErrors {
    private static final String GOES_ON = " The step goes on by itself then.";

    private RolloutErrors() {}

    /** @param certain whether trying again cannot help */
    static StepError imagePull(String object, String image, String reason, boolean certain) {
        return new StepError(
                "IMAGE_PULL_FAILED",
                certain ? FailureClass.USER : FailureClass.TRANSIENT,
                object + ": the image " + image + " cannot be pulled: " + reason,
                certain
                        ? "Check the image's name and tag (config.versions), and imagePullSecrets for a private registry."
                        : "Check that the nodes reach the image's registry." + GOES_ON);
    }

    static StepError crashLoop(String object, int crashes, String how, String hint) {
        return new StepError(
                "CRASH_LOOP",
                FailureClass.USER,
                object + " crashed " + (crashes == 1 ? "once" : crashes + " times") + " (" + how + ")",
                hint);
    }

    static StepError noRoom(String object, String message) {
        return new StepError(
                "UNSCHEDULABLE",
                FailureClass.CAPACITY,
                object + " finds no node with room: " + message,
                "Add a node or ask for less (config.resources)." + GOES_ON);
    }

    static StepError noNode(String object, String message) {
        return new StepError(
                "UNSCHEDULABLE",
                FailureClass.USER,
                object + " matches no node: " + message,
                "Check nodeSelector, affinity and tolerations in the values against the nodes' labels and taints.");
    }

    static StepError quota(String object, String message) {
        return new StepError(
                "QUOTA_EXCEEDED",
                FailureClass.CAPACITY,
                object + " may make no more pods: " + message,
                "Raise the namespace's ResourceQuota or ask for less (config.resources, config.replicas)." + GOES_ON);
    }

    static StepError quotaWantsLimits(String object, String message) {
        return new StepError(
                "QUOTA_EXCEEDED",
                FailureClass.USER,
                object + " may make no pods: " + message,
                "The namespace's ResourceQuota wants requests and limits on every container: set config.resources.");
    }

    static StepError podSecurity(String object, String message) {
        return new StepError(
                "POD_SECURITY",
                FailureClass.USER,
                object + " may make no pods: " + message,
                "Set the security contexts that are named, or loosen the namespace's label "
                        + "pod-security.kubernetes.io/enforce.");
    }

    static StepError refused(String object, String message, boolean ours) {
        return new StepError(
                "PODS_REFUSED",
                ours ? FailureClass.USER : FailureClass.TRANSIENT,
                object + " may make no pods: " + message,
                ours
                        ? "Correct the values, or what the cluster's policies ask for, and deploy again."
                        : "An admission webhook of the cluster fails; whoever runs the cluster must look." + GOES_ON);
    }

    static StepError config(String object, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        boolean missing = lower.contains("secret") || lower.contains("configmap") || lower.contains("key");
        return new StepError(
                "CONFIG_ERROR",
                FailureClass.USER,
                object + " cannot be started: " + message,
                missing
                        ? "Make the Secret or ConfigMap that is missing, or correct the values, and deploy again."
                        : "Correct what the values say of its command, user or mounts, and deploy again.");
    }

    /** @param certain whether trying again cannot help */
    static StepError volume(String object, String message, boolean certain) {
        return new StepError(
                "VOLUME_FAILED",
                certain ? FailureClass.USER : FailureClass.TRANSIENT,
                object + " does not get its volume: " + message,
                certain
                        ? "Name a storage class the cluster has (persistence.storageClass; kubectl get storageclass)."
                        : "Check the storage class and its provisioner: kubectl get storageclass,pvc,events.");
    }

    static StepError gone(String object) {
        return new StepError(
                "WORKLOAD_GONE",
                FailureClass.USER,
                object + " is not in the cluster any more",
                "Somebody deleted it while it was rolled out; deploy again.");
    }

    static StepError notInTime(String why, Duration limit, String namespace) {
        return new StepError(
                "NOT_READY_IN_TIME",
                FailureClass.USER,
                "Not ready within " + words(limit) + ": " + why,
                "Look at the pods' log and readiness probe (kubectl -n " + namespace
                        + " describe pods), then deploy again; a slow start needs a longer startup probe.");
    }

    static StepError unreachable(Duration lasting) {
        return new StepError(
                "CLUSTER_UNREACHABLE",
                FailureClass.TRANSIENT,
                "The Kubernetes API has not answered for " + words(lasting),
                "The step goes on by itself once the API server is back.");
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds >= 120 && seconds % 60 == 0 ? seconds / 60 + " minutes" : seconds + " s";
    }
}
