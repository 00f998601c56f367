package dev.slipway.activities.deployment;

import dev.slipway.workflows.deployment.DeploymentOutcome;
import dev.slipway.workflows.deployment.FinishDeployment;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Closes deployments whose runs are over without having said so. Thread-safe. */
@Component
public class LostRuns {
    private final DeploymentEnds ends;

    LostRuns(DeploymentEnds ends) {
        this.ends = ends;
    }

    /** Ends a deployment as failed, unless it has ended; what it did stays. */
    public void close(UUID deploymentId, String whatHappened) {
        StepError error = new StepError(
                "RUN_LOST",
                FailureClass.PLATFORM,
                "The run of the deployment's workflow " + whatHappened,
                "What it did stays as it is. Deploy or upgrade again; the Temporal web UI has the run's history.");
        ends.end(new FinishDeployment(deploymentId, DeploymentOutcome.FAILED, null, error, false, List.of()));
    }
}
