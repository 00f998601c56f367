package dev.slipway.simulator.node;

import dev.slipway.simulator.Pace;
import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.json.Trees;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Containers that end, and start again. */
final class Restarts {
    private static final int CRASH_CODE = 1;

    private final Events events;
    private final Pace pace;
    private final Stages stages;
    private final BackOff backOff;

    Restarts(Events events, Pace pace, Stages stages) {
        this.events = events;
        this.pace = pace;
        this.stages = stages;
        this.backOff = new BackOff(pace.backOff());
    }

    void forget(String uid) {
        backOff.forget(uid);
    }

    void crash(Container container) {
        end(container, CRASH_CODE);
    }

    void complete(Container container) {
        end(container, 0);
    }

    private static void end(Container container, int exitCode) {
        String startedAt = Trees.text(container.status(), "state", "running", "startedAt");
        container.change(status -> {
            PodStatus.end(status.putObject("state").putObject("terminated"), startedAt, exitCode);
            status.put("ready", false);
            status.put("started", false);
        });
    }

    /** What becomes of a container that has ended: it stays so, or waits for its next start. */
    @Nullable
    Duration ended(Container container) {
        String policy = Trees.text(container.pod().tree(), "spec", "restartPolicy");
        int code = Trees.number(container.status(), 0, "state", "terminated", "exitCode");
        if (policy.equals("Never") || (policy.equals("OnFailure") && code == 0)) {
            return null;
        }
        Duration left = stages.left(container.id(), "ended", pace.starting());
        if (left.isPositive()) {
            return left;
        }
        stages.restart(container.id(), "ended");
        Duration pause = backOff.next(container.id());
        String pod = "%s_%s(%s)"
                .formatted(
                        container.pod().key().name(),
                        container.pod().key().namespace(),
                        container.pod().uid());
        container.warning(
                events, "BackOff", "Back-off restarting failed container " + container.name() + " in pod " + pod);
        long seconds = Math.max(1, pause.toSeconds());
        container.change(status -> {
            status.set("lastState", status.path("state").deepCopy());
            ObjectNode waiting = status.putObject("state").putObject("waiting");
            waiting.put("reason", "CrashLoopBackOff");
            waiting.put(
                    "message",
                    "back-off %ds restarting failed container=%s pod=%s".formatted(seconds, container.name(), pod));
        });
        return stages.left(container.id(), "crash", pause);
    }

    /** The time until the next start. */
    Duration left(Container container) {
        Duration left = stages.left(container.id(), "crash", pace.backOff());
        if (!left.isPositive()) {
            stages.restart(container.id(), "crash");
        }
        return left;
    }
}
