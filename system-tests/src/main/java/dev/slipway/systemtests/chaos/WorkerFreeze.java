package dev.slipway.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * SIGSTOP for one of two workers: the other takes over, and after two minutes the first goes on where it was, knowing of
 * nothing. What it still tries to do then must come to nothing.
 */
final class WorkerFreeze implements Disturbance {
    private static final Duration FROZEN = Duration.ofMinutes(2);
    private static final int WORKERS = 2;

    private int victim;
    private @Nullable Instant thaw;

    @Override
    public String what() {
        return "SIGSTOP of one of two workers for 120 s";
    }

    @Override
    public void prepare(SplitPlatform platform) {
        platform.scaleWorkers(WORKERS);
        platform.awaitApi();
    }

    @Override
    public Duration strike(SplitPlatform platform, RandomGenerator random) {
        victim = random.nextInt(WORKERS);
        platform.worker(victim).freeze();
        thaw = Instant.now().plus(FROZEN);
        return Duration.ZERO;
    }

    @Override
    public void finish(SplitPlatform platform) {
        Instant end = thaw;
        if (end == null) {
            throw new IllegalStateException("Nothing was frozen");
        }
        Duration left = Duration.between(Instant.now(), end);
        if (left.isPositive()) {
            Pause.of(left);
        }
        platform.worker(victim).thaw();
        // one deploy more, in which both workers have work: time enough for the first to do all the harm it can
        Orders.to(platform).place(1).forEach(order -> Fate.await(platform, order.join(), Orders.DEPLOY_LIMIT));
    }
}
