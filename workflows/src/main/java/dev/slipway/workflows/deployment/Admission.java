package dev.slipway.workflows.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@link DeploymentActivities#admit}.
 *
 * @param verdict whether the deployment may begin
 * @param waitingFor what it waits for, for a person; null unless the verdict is {@link Verdict#WAIT}
 * @param askAgainAt when to ask again at the latest; null unless the verdict is {@link Verdict#WAIT}
 */
public record Admission(
        Verdict verdict,
        @Nullable String waitingFor,
        @Nullable Instant askAgainAt) {
    /** Whether a deployment may begin. */
    public enum Verdict {
        /** It may. */
        BEGIN,
        /** Not yet: its time, a window or its place in the queue has not come. */
        WAIT,
        /** It has ended before: the run was started once more. */
        ENDED
    }
}
