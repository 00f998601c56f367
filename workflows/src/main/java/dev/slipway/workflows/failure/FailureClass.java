package dev.slipway.workflows.failure;

/** Who can do something about a failure; it alone decides whether a step is tried again. */
public enum FailureClass {
    /** The request or its configuration is wrong; trying again unchanged cannot help. */
    USER,
    /** Something was away or slow; the step is retried with back-off. */
    TRANSIENT,
    /** The cluster has no room now; the step waits, says so, and is retried slowly. */
    CAPACITY,
    /** Slipway or what it runs on is broken; somebody who runs the platform must look. */
    PLATFORM
}
