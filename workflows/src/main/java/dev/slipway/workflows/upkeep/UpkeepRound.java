package dev.slipway.workflows.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * Input of {@link UpkeepWorkflow#run}.
 *
 * @param task what is done
 * @param companyCode the tenant for which alone it is done, upper case, where the task knows tenants; null for all
 */
public record UpkeepRound(UpkeepTask task, @Nullable String companyCode) {
    /** A round for all there is. */
    public static UpkeepRound of(UpkeepTask task) {
        return new UpkeepRound(task, null);
    }
}
