package dev.slipway.workflows.upkeep;

/**
 * Input of {@link UpkeepWorkflow#run}.
 *
 * @param task what is done
 */
public record UpkeepRound(UpkeepTask task) {}
