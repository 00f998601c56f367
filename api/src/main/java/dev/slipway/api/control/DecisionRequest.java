package dev.slipway.api.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.domain.tenant.TenantConfig;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about a running job.
 *
 * @param step the step it is about; may be left out where only one can be meant
 * @param reason why, kept in the timeline
 * @param policy what becomes of what was done; with cancel alone
 * @param config the whole configuration as corrected; with retry alone
 */
record DecisionRequest(
        @Schema(example = "backend-api") @Nullable String step,

        @Schema(example = "The new version is broken") @Nullable
        String reason,

        @Nullable Policy policy,
        @Nullable TenantConfig config) {
    /** What becomes of what a cancelled job has done. */
    enum Policy {
        /** It stays as it is. */
        @JsonProperty("keep")
        KEEP,
        /** Releases go back to their last good revisions, new ones are removed; data stays. */
        @JsonProperty("rollback")
        ROLLBACK,
        /** The same, and a tenant that never ran before goes whole, data included. */
        @JsonProperty("delete")
        DELETE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DecisionRequest empty() {
        return new DecisionRequest(null, null, null, null);
    }
}
