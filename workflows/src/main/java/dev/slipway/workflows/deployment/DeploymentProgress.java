package dev.slipway.workflows.deployment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of a deployment workflow's progress query.
 *
 * @param steps all steps in their order
 * @param waitingFor what it waits for before its first step; null while it works
 * @param lastLine the newest marker of its log; null before the first
 */
public record DeploymentProgress(
        List<StepProgress> steps,
        @Nullable String waitingFor,
        @Nullable LogMarker lastLine) {}
