package dev.slipway.domain.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a release. */
public enum ReleaseAction {
    /** There is none, or it was uninstalled: it is installed. */
    @JsonProperty("install")
    INSTALL,
    /** It becomes a new revision. */
    @JsonProperty("upgrade")
    UPGRADE,
    /** It is deployed as wanted and is left alone. */
    @JsonProperty("unchanged")
    UNCHANGED
}
