package dev.slipway.systemtests.chaos;

import java.util.List;

/**
 * Each step of a tenant's deploy and upgrade fails in turn, under each policy for that. The cluster is to be what the
 * policy says, and nothing of the tenant is left in it once the tenant is deleted.
 */
record FailedSteps() implements Scenario {
    @Override
    public String name() {
        return "fail";
    }

    @Override
    public Finding play(ChaosRun run) {
        run.platform().scaleWorkers(1);
        run.platform().awaitApi();
        Tally tally = new Tally();
        for (boolean upgrade : List.of(false, true)) {
            for (StepFault fault : StepFaults.all()) {
                for (FailedStep.Policy policy : FailedStep.Policy.values()) {
                    new FailedStep(fault, policy, upgrade).play(run, tally);
                }
            }
        }
        return tally.finding("each step fails, in deploys and upgrades, with each `onFailure`", "");
    }
}
