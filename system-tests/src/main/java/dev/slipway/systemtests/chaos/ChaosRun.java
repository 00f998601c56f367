package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.benchmark.Samples;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** One run of scenarios on a platform. One thread's. */
final class ChaosRun {
    private static final int BATCH = 2;
    private static final int UNDISTURBED_BATCHES = 5;
    private static final int LITTER = 40;
    private static final Duration REMOVAL_LIMIT = Duration.ofMinutes(10);

    private final SplitPlatform platform;
    private final RandomGenerator random;
    private final Duration undisturbed;
    private final List<String> judged = new ArrayList<>();

    private ChaosRun(SplitPlatform platform, RandomGenerator random, Duration undisturbed) {
        this.platform = platform;
        this.random = random;
        this.undisturbed = undisturbed;
    }

    /** A run whose measure is what deploys take when nothing happens to them, found out now. */
    static ChaosRun measured(SplitPlatform platform, RandomGenerator random) {
        List<Duration> taken = new ArrayList<>();
        for (int batch = 0; batch < UNDISTURBED_BATCHES; batch++) {
            for (CompletableFuture<DeployJob> order : Orders.to(platform).place(BATCH)) {
                Fate fate = Fate.await(platform, order.join(), Orders.DEPLOY_LIMIT);
                if (!fate.succeededWith(1)) {
                    throw new AssertionError("A deploy that nothing happened to: " + fate);
                }
                taken.add(fate.taken());
            }
        }
        // the first has classes to load and images to pull, which is not the measure
        Samples samples = new Samples(taken.subList(BATCH, taken.size()));
        say("undisturbed: %s", Samples.seconds(samples.median()));
        return new ChaosRun(platform, random, samples.median());
    }

    /** A run with a measure that is given. */
    static ChaosRun given(SplitPlatform platform, RandomGenerator random, Duration undisturbed) {
        return new ChaosRun(platform, random, undisturbed);
    }

    SplitPlatform platform() {
        return platform;
    }

    RandomGenerator random() {
        return random;
    }

    /** What a deploy takes when nothing happens to it. */
    Duration undisturbed() {
        return undisturbed;
    }

    /** How many tenants are ordered at once. */
    int batch() {
        return BATCH;
    }

    /** A moment within something that takes so long. */
    Duration momentOf(Duration whole) {
        return Duration.ofMillis(random.nextLong(Math.max(1, whole.toMillis())));
    }

    /** Sees that all holds for some tenants; they are then no longer needed, and go some time later. */
    void judge(Set<String> companyCodes, Tally tally) {
        platform.broken(companyCodes).forEach(tally::broken);
        judged.addAll(companyCodes);
        if (judged.size() >= LITTER) {
            platform.cluster()
                    .remove(judged.stream().map(CompanyCodes::namespace).collect(Collectors.toList()), REMOVAL_LIMIT);
            judged.clear();
        }
    }

    /** Tells how far it is. */
    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
