package dev.slipway.workflows.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * Input of {@link UpkeepActivities#checkDrift}.
 *
 * @param companyCode the tenant that is checked, upper case; null for all
 */
public record DriftRound(@Nullable String companyCode) {}
