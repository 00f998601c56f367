package dev.slipway.domain.plan;

/** Where a plan stands. */
public enum PlanState {
    /** It was asked for. */
    PENDING,
    /** It can be looked at, and approved by its hash. */
    READY,
    /** It could not be made. */
    FAILED
}
