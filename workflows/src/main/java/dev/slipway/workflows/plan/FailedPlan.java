package dev.slipway.workflows.plan;

import dev.slipway.workflows.failure.StepError;
import java.util.UUID;

/**
 * A plan that could not be made.
 *
 * @param planId the plan's row
 * @param error why
 */
public record FailedPlan(UUID planId, StepError error) {}
