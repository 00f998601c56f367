package dev.slipway.workflows.deployment;

/** What every deployment workflow's implementation has in common. Used from workflow code alone. */
public abstract class ControlledDeployment implements DeploymentWorkflow {
    private final DeploymentRun run;

    /** Takes the input before the first handler runs, so that an early query or decision is answered. */
    protected ControlledDeployment(DeploymentRef deployment) {
        this.run = new DeploymentRun(deployment);
    }

    /** Runs the work to its end. */
    protected final void run(DeploymentWork work) {
        run.run(work);
    }

    @Override
    public final DeploymentProgress progress() {
        return run.progress();
    }

    @Override
    public final void logged(LogMarker marker) {
        run.logged(marker);
    }

    @Override
    public final void nudge() {
        run.nudge();
    }

    @Override
    public final void decide(Decision decision) {
        run.decide(decision);
    }

    @Override
    public final void checkDecision(Decision decision) {
        run.check(decision);
    }
}
