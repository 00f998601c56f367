package dev.slipway.systemtests.chaos;

import java.util.List;

/**
 * Each step that takes something back fails in turn. Where the cause passes it is to be done in the end, and nothing is
 * left; where it stays, the job is to end and to say by name what is left behind.
 */
record FailedUndos() implements Scenario {
    @Override
    public String name() {
        return "undo";
    }

    @Override
    public Finding play(ChaosRun run) {
        run.platform().scaleWorkers(1);
        run.platform().awaitApi();
        Tally tally = new Tally();
        int cuts = 0;
        int hits = 0;
        for (boolean passing : List.of(true, false)) {
            for (UndoneStep step : UndoneStep.all()) {
                boolean hit = new FailedUndo(step, passing).play(run, tally);
                cuts += passing ? 1 : 0;
                hits += passing && hit ? 1 : 0;
            }
        }
        return tally.finding(
                "each compensation fails, for a while and for good",
                "of the %d that failed for a while, %d were tried again".formatted(cuts, hits));
    }
}
