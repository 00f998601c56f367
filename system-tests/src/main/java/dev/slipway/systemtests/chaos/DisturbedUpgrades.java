package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.tenant.DeployJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Tenants that are upgraded, all three releases, while something happens. Each release is to have one revision more.
 *
 * @param name what it is called on the command line
 * @param disturbance what happens
 * @param times how often
 */
record DisturbedUpgrades(String name, Disturbance disturbance, int times) implements Scenario {
    private static final int FIRST = 1;
    private static final int UPGRADED = 2;

    @Override
    public Finding play(ChaosRun run) {
        String what = disturbance.what() + " in upgrades";
        if (!isOffered(run.platform())) {
            return Finding.notPlayed(what, "this API has no PUT of a tenant");
        }
        disturbance.prepare(run.platform());
        Tally tally = new Tally();
        List<Fate> calm = change(run, deployed(run), Duration.ZERO, new Nothing());
        calm.forEach(fate -> tally.count(fate, UPGRADED));
        Duration undisturbed = new Samples(calm.stream().map(Fate::taken).toList()).median();
        for (int round = 1; round <= times; round++) {
            List<String> codes = deployed(run);
            Duration moment = run.momentOf(undisturbed);
            disturbance.prepare(run.platform());
            List<Fate> fates = change(run, codes, moment, disturbance);
            tally.struck();
            for (Fate fate : fates) {
                tally.count(fate, UPGRADED);
                tally.tookLonger(fate.taken().minus(undisturbed));
            }
            run.judge(new HashSet<>(codes), tally);
            ChaosRun.say("%s %d of %d: after %s", name, round, times, Samples.seconds(moment));
        }
        return tally.finding(what, "");
    }

    private static List<Fate> change(ChaosRun run, List<String> codes, Duration moment, Disturbance disturbance) {
        List<CompletableFuture<DeployJob>> orders = Orders.to(run.platform()).change(codes, Orders::upgradeOf);
        Pause.of(moment);
        disturbance.strike(run.platform(), run.random());
        List<Fate> fates = new ArrayList<>();
        orders.forEach(order -> fates.add(Fate.await(run.platform(), order.join(), Orders.DEPLOY_LIMIT)));
        disturbance.finish(run.platform());
        return fates;
    }

    private static List<String> deployed(ChaosRun run) {
        List<String> codes = new ArrayList<>();
        for (CompletableFuture<DeployJob> order : Orders.to(run.platform()).place(run.batch())) {
            Fate fate = Fate.await(run.platform(), order.join(), Orders.DEPLOY_LIMIT);
            if (!fate.succeededWith(FIRST)) {
                throw new AssertionError("A deploy that nothing happened to: " + fate);
            }
            codes.add(fate.job().companyCode());
        }
        return codes;
    }

    /** A tenant that is not there is refused as such only where there is something to refuse. */
    private static boolean isOffered(SplitPlatform platform) {
        Answer answer = platform.observer().put("/api/tenants/NOSUCHTENANT", "{\"config\": {}}");
        return answer.text("code").equals("TENANT_NOT_FOUND");
    }

    private record Nothing() implements Disturbance {
        @Override
        public String what() {
            return "nothing";
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            return Duration.ZERO;
        }
    }
}
