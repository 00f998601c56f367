package dev.slipway.workflows.plan;

import java.util.UUID;

/**
 * A plan that is ready. What it says is in its row: it is too large for a history.
 *
 * @param planId the plan's row
 */
public record PlannedTenant(UUID planId) {}
