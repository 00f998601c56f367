package dev.slipway.domain.deployment;

import java.util.Locale;

/** What can be decided about a running job; {@link #wire()} is the word callers use. */
public enum DecisionVerb {
    /** Stop now. */
    CANCEL("Cancelled"),
    /** Stop before the next step. */
    PAUSE("Paused"),
    /** Go on after a pause. */
    RESUME("Resumed"),
    /** Let a step begin. */
    APPROVE("Approved"),
    /** Do not let a step begin. */
    REJECT("Rejected"),
    /** Try the failed step again. */
    RETRY("Retry asked for"),
    /** Go on without the failed step. */
    SKIP("Skipped"),
    /** Take back what the job did. */
    ROLLBACK("Rollback asked for");

    private final String told;

    DecisionVerb(String told) {
        this.told = told;
    }

    /** How the log tells of it. */
    public String told() {
        return told;
    }

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
