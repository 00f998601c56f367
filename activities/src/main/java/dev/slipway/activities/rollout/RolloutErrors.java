package dev.slipway.activities.rollout;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;

/** The typed errors of rollouts, each with what to do next. */
final class RolloutErrors {
    private RolloutErrors() {}

    static StepError imagePull(String image, String reason) {
        return new StepError(
                "IMAGE_PULL_FAILED",
                FailureClass.USER,
                "The image " + image + " cannot be pulled: " + reason,
                "Check the image's name and tag (config.versions), and imagePullSecrets for a private registry.");
    }

    static StepError crashLoop(String pod, String container, int restarts, String how) {
        String hint = how.contains("OOMKilled")
                ? "It ran out of memory: raise its limit in config.resources."
                : "Its last lines are in the log above; correct its configuration or version.";
        return new StepError(
                "CRASH_LOOP",
                FailureClass.USER,
                "Container " + container + " of " + pod + " crashed " + restarts + " times (" + how + ")",
                hint);
    }

    static StepError unschedulable(String message) {
        boolean room = message.contains("Insufficient") || message.contains("Too many pods");
        return new StepError(
                "UNSCHEDULABLE",
                room ? FailureClass.CAPACITY : FailureClass.USER,
                message,
                room
                        ? "Add a node or ask for less; the step goes on by itself once there is room."
                        : "No node matches: check nodeSelector, affinity and tolerations.");
    }

    static StepError quota(String message) {
        return new StepError(
                "QUOTA_EXCEEDED",
                FailureClass.CAPACITY,
                message,
                "Raise the namespace's ResourceQuota or ask for less; the step goes on by itself then.");
    }

    static StepError podSecurity(String message) {
        return new StepError(
                "POD_SECURITY",
                FailureClass.USER,
                message,
                "Set the security contexts the namespace asks for, or loosen its pod-security label.");
    }

    static StepError refused(String message) {
        return new StepError(
                "PODS_REFUSED", FailureClass.USER, message, "The cluster refuses the pods: correct the values.");
    }

    static StepError containerConfig(String message) {
        return new StepError(
                "CONTAINER_CONFIG", FailureClass.USER, message, "Make what is missing or correct the values.");
    }

    static StepError volume(String message) {
        return new StepError(
                "VOLUME_FAILED",
                FailureClass.PLATFORM,
                message,
                "Check the storage class and its provisioner: kubectl get pvc,events in the tenant's namespace.");
    }

    static StepError notInTime(String why) {
        return new StepError(
                "NOT_READY_IN_TIME", FailureClass.USER, why, "Look at the pod's log and its readiness probe.");
    }
}
