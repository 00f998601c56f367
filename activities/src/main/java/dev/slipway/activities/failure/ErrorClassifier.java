package dev.slipway.activities.failure;

import dev.slipway.activities.fence.LeaseLostException;
import dev.slipway.activities.helm.HelmException;
import dev.slipway.activities.rollout.RolloutFailedException;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Says what a thrown exception means for a step: its stable code, who can do something about it, and what to do next.
 * Everything that fails in an activity comes by here, and nowhere else is an error typed. Pure and thread-safe.
 */
public final class ErrorClassifier {
    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorClassifier() {}

    /** The typed error of what was thrown. */
    public static StepError classify(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            StepError error = known(at);
            if (error != null) {
                return error;
            }
        }
        return new StepError(
                "INTERNAL_ERROR",
                FailureClass.PLATFORM,
                "A fault in Slipway: " + thrown.getClass().getSimpleName(),
                "The worker's log has the details under the deployment's id.");
    }

    private static @Nullable StepError known(Throwable thrown) {
        return switch (thrown) {
            case StepException step -> step.error();
            case RolloutFailedException rollout -> rollout.error();
            case HelmException helm -> helm.toStepError();
            case LeaseLostException lost -> LeaseLostException.ERROR;
            case KubernetesClientException kubernetes -> ofKubernetes(kubernetes);
            case DataAccessException database -> databaseAway();
            case TransactionException database -> databaseAway();
            default -> null;
        };
    }

    private static StepError databaseAway() {
        return new StepError(
                "DATABASE_UNREACHABLE",
                FailureClass.TRANSIENT,
                "The database does not answer",
                "The step goes on by itself once PostgreSQL is back.");
    }

    private static StepError ofKubernetes(KubernetesClientException refused) {
        // without an answer the client has a code that is no status: 0 or -1
        if (refused.getCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
            return unreachable();
        }
        return switch (refused.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                new StepError(
                        "CLUSTER_UNAUTHORIZED",
                        FailureClass.PLATFORM,
                        "The cluster does not accept Slipway's credentials",
                        "Give the worker a valid kubeconfig or token.");
            case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(refused);
            case TOO_MANY_REQUESTS -> unreachable();
            default -> refused.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR ? unreachable() : rejected(refused);
        };
    }

    private static StepError forbidden(KubernetesClientException refused) {
        String message = reason(refused);
        if (message.toLowerCase(Locale.ROOT).contains("exceeded quota")) {
            return new StepError(
                    "QUOTA_EXCEEDED",
                    FailureClass.CAPACITY,
                    message,
                    "Raise the namespace's ResourceQuota or ask for less.");
        }
        return new StepError(
                "FORBIDDEN",
                FailureClass.PLATFORM,
                message,
                "Give Slipway's account the right that is named, see docs/kubernetes.md.");
    }

    private static StepError rejected(KubernetesClientException refused) {
        return new StepError(
                "CLUSTER_REJECTED", FailureClass.USER, reason(refused), "Correct the configuration and deploy again.");
    }

    private static StepError unreachable() {
        return new StepError(
                "CLUSTER_UNREACHABLE",
                FailureClass.TRANSIENT,
                "The Kubernetes API does not answer",
                "The step goes on by itself once the API server is back.");
    }

    private static String reason(KubernetesClientException refused) {
        return refused.getStatus() == null || refused.getStatus().getMessage() == null
                ? "The cluster refused with status " + refused.getCode()
                : refused.getStatus().getMessage();
    }
}
