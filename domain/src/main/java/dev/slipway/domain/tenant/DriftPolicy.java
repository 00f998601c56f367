package dev.slipway.domain.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens where the cluster differs from what should be there. */
public enum DriftPolicy {
    /** It is told, and left as it is. */
    @JsonProperty("warn")
    WARN,
    /** The tenant is brought back to its configuration. */
    @JsonProperty("repair")
    REPAIR
}
