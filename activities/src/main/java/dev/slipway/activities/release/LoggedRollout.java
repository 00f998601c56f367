package dev.slipway.activities.release;

import dev.slipway.activities.deployment.Heartbeats;
import dev.slipway.activities.deployment.StepLog;
import dev.slipway.activities.rollout.RolloutListener;

/** Writes a rollout to the deployment's log, and how far it is to the heartbeat. */
final class LoggedRollout implements RolloutListener {
    private final StepLog log;
    private final Heartbeats.Beat beat;

    LoggedRollout(StepLog log, Heartbeats.Beat beat) {
        this.log = log;
        this.beat = beat;
    }

    @Override
    public void line(String text) {
        beat.check();
        log.line(text);
    }

    @Override
    public void warning(String text) {
        beat.check();
        log.warning(text);
    }

    @Override
    public void progress(int readyPods, int wantedPods) {
        beat.phase("rolling out, " + readyPods + "/" + wantedPods + " ready");
    }
}
