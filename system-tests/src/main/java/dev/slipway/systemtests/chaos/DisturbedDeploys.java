package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.tenant.DeployJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Tenants that are deployed while something happens, once for each batch, at a moment between the order and what an
 * undisturbed deploy takes. All are to end well, with one revision of each release.
 *
 * @param name what it is called on the command line
 * @param disturbance what happens
 * @param times how often
 */
record DisturbedDeploys(String name, Disturbance disturbance, int times) implements Scenario {
    private static final int REVISION = 1;

    /** SIGKILL for the worker. */
    static DisturbedDeploys killingWorkers(int times) {
        return new DisturbedDeploys("worker", new Disturbances.WorkerKill(), times);
    }

    /** SIGKILL for the API. */
    static DisturbedDeploys killingApis(int times) {
        return new DisturbedDeploys("api", new Disturbances.ApiKill(), times);
    }

    @Override
    public Finding play(ChaosRun run) {
        if (!disturbance.isPossible(run.platform())) {
            return Finding.notPlayed(disturbance.what(), "no process of its own here; see docs/testing.md");
        }
        Tally tally = new Tally();
        for (int round = 1; round <= times; round++) {
            disturbance.prepare(run.platform());
            round(run, tally, round);
        }
        return tally.finding(disturbance.what() + " in deploys", "");
    }

    private void round(ChaosRun run, Tally tally, int round) {
        List<CompletableFuture<DeployJob>> orders = Orders.to(run.platform()).place(run.batch());
        Duration moment = run.momentOf(run.undisturbed());
        Pause.of(moment);
        Duration away = disturbance.strike(run.platform(), run.random());
        tally.struck();
        List<Fate> fates = orders.stream()
                .map(order -> Fate.await(run.platform(), order.join(), Orders.DEPLOY_LIMIT))
                .toList();
        disturbance.finish(run.platform());
        for (Fate fate : fates) {
            // looked at again, as what was finished last may have done harm
            Fate last = Fate.await(run.platform(), fate.job(), Duration.ZERO);
            tally.count(last, REVISION);
            Duration extra = last.taken().minus(run.undisturbed()).minus(away);
            tally.tookLonger(extra);
            Duration promise = disturbance.promise();
            if (promise != null && extra.compareTo(promise) > 0) {
                tally.broken("took " + Samples.seconds(extra) + " longer: " + last);
            }
        }
        run.judge(fates.stream().map(fate -> fate.job().companyCode()).collect(Collectors.toSet()), tally);
        ChaosRun.say(
                "%s %d of %d: after %s; %s",
                name,
                round,
                times,
                Samples.seconds(moment),
                fates.stream()
                        .map(fate -> fate.state() + " in " + Samples.seconds(fate.taken()))
                        .collect(Collectors.joining(", ")));
    }
}
