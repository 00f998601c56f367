package dev.slipway.domain.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of the releases of a deployment that fails. */
public enum OnFailure {
    /** They stay as they are. */
    @JsonProperty("keep")
    KEEP,
    /** They are removed in reverse order; data stays. */
    @JsonProperty("rollback")
    ROLLBACK
}
