package dev.slipway.domain.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of an object. */
public enum ChangeKind {
    /** It is new. */
    @JsonProperty("added")
    ADDED,
    /** It is in the live revision and not in the planned one. */
    @JsonProperty("removed")
    REMOVED,
    /** Some of its fields change. */
    @JsonProperty("changed")
    CHANGED,
    /** Nothing of it changes. */
    @JsonProperty("unchanged")
    UNCHANGED
}
