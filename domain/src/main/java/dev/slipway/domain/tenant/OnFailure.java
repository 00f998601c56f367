package dev.slipway.domain.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when a step of a deployment fails for good, where its caller said so; else the deployment just fails. */
public enum OnFailure {
    /** The deployment stays open, with the tenant in attention, until somebody decides how to go on. */
    @JsonProperty("keep")
    KEEP,
    /** Releases go back to their last good revisions in reverse order, new ones are removed; data stays. */
    @JsonProperty("rollback")
    ROLLBACK
}
