package dev.slipway.activities.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentDecision;
import dev.slipway.workflows.deployment.DeploymentMove;
import dev.slipway.workflows.deployment.DeploymentOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the log tells what becomes of a deployment. */
final class DeploymentWords {
    private DeploymentWords() {}

    static String beginning(Deployment deployment) {
        String what = switch (deployment.kind()) {
            case DEPLOY -> "Deploying tenant ";
            case UPGRADE -> "Upgrading tenant ";
            case ROLLBACK -> "Rolling back tenant ";
            case REPAIR -> "Repairing tenant ";
            case DELETE -> deployment.keepData() ? "Removing all but the data of tenant " : "Removing tenant ";
        };
        String why =
                deployment.repair() == null ? "" : ". " + deployment.repair().reason();
        return what + deployment.companyCode() + ", job " + deployment.id() + why;
    }

    static String moved(DeploymentMove.Phase phase, @Nullable String step) {
        return switch (phase) {
            case RUNNING -> "Going on with step " + step;
            case PAUSED -> "Paused before step " + step;
            case AWAITING_APPROVAL -> "Step " + step + " waits for approval";
            case ATTENTION -> "Step " + step + " needs attention: retry, skip, rollback or cancel";
            case ROLLING_BACK -> "Taking back what was done; data stays";
            case CANCELLING -> "Cancelling: taking back what was done";
        };
    }

    static String decided(DeploymentDecision decision) {
        String step = decision.step() == null ? "" : " step " + decision.step();
        String policy = decision.policy() == null ? "" : ", policy " + decision.policy();
        String config = decision.config() == null ? "" : ", with a corrected configuration";
        String reason = decision.reason() == null ? "" : ": " + decision.reason();
        return decision.verb().told() + step + " by " + decision.actor() + policy + config + reason;
    }

    static String leftBehind(List<String> subjects) {
        return "Left behind, as it could not be taken back: " + String.join(", ", subjects)
                + ". Once the cause is mended, deleting the tenant takes it away";
    }

    /** The line that ends every log, word for word as callers wait for it. */
    static String last(DeploymentOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "Deployment Complete";
            case FAILED -> "Deployment Failed";
            case CANCELLED -> "Deployment Cancelled";
        };
    }
}
