package dev.slipway.domain.tenant;

import java.util.Locale;

/** Where a tenant stands; {@link #wire()} is the word callers see. */
public enum TenantStatus {
    /** Accepted; the first release has not begun. */
    PENDING,
    /** PostgreSQL is being installed. */
    DEPLOYING_PG,
    /** The backend API is being installed. */
    DEPLOYING_BE,
    /** The frontend is being installed or the whole is being checked. */
    DEPLOYING_FE,
    /** All of it runs. */
    ACTIVE,
    /** Its releases are being brought to another configuration. */
    UPGRADING,
    /** What a deployment did is being taken back. */
    ROLLING_BACK,
    /** Its deployment was cancelled and comes to its end. */
    CANCELLING,
    /** It is being removed. */
    DELETING,
    /** A step of its deployment has failed and waits for somebody's decision. */
    ATTENTION,
    /** The last deployment failed. */
    FAILED,
    /** The last deployment was cancelled. */
    CANCELLED;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing runs for the tenant and nothing was completed, so that it may be deployed afresh. */
    public boolean mayDeployAgain() {
        return switch (this) {
            case FAILED, CANCELLED -> true;
            case PENDING,
                    DEPLOYING_PG,
                    DEPLOYING_BE,
                    DEPLOYING_FE,
                    ACTIVE,
                    UPGRADING,
                    ROLLING_BACK,
                    CANCELLING,
                    DELETING,
                    ATTENTION -> false;
        };
    }
}
