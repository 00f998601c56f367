package dev.slipway.standalone.demo;

import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.worker.KeptWorker;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a deploy is in the middle of its backend's release, and kills the worker there. Where that middle is too
 * short to be seen, the kill comes after it, and what was hit is told as it is.
 *
 * @param api where the deploy is watched
 * @param worker what is killed
 * @param companyCode whose deploy
 * @param console told what is done
 */
record WorkerKill(PublicApi api, KeptWorker worker, String companyCode, Console console)
        implements Callable<Optional<WorkerKill.Hit>> {
    private static final long LOOK_AGAIN_MILLIS = 20;

    /**
     * A kill.
     *
     * @param at when the worker was dead
     * @param moment where the deploy stood then
     */
    record Hit(Instant at, Moment moment) {}

    /** Does it; empty where the deploy had ended before. */
    @Override
    public Optional<Hit> call() throws IOException, InterruptedException {
        Moment seen = Moment.now(api, companyCode);
        while (!seen.isTheMiddle() && !seen.isLater()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            seen = Moment.now(api, companyCode);
        }
        if (seen.hasEnded()) {
            console.notice("The deploy has ended before its worker could be killed: nothing was killed.");
            return Optional.empty();
        }
        console.notice("Slipway kills its own worker, process " + worker.pid() + ", with SIGKILL: " + seen.words());
        worker.kill();
        Instant dead = Instant.now();
        Moment hit = Moment.now(api, companyCode);
        if (!hit.equals(seen)) {
            console.notice("When it was dead, " + hit.words());
        }
        return Optional.of(new Hit(dead, hit));
    }
}
