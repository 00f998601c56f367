package dev.slipway.domain.deployment;

import java.util.Locale;

/** What a deployment job does; {@link #wire()} is the word callers see. */
public enum DeploymentKind {
    /** Brings a tenant about. */
    DEPLOY,
    /** Brings a tenant to another configuration. */
    UPGRADE,
    /** Brings a tenant back to what an earlier deployment made of it. */
    ROLLBACK,
    /** Brings a tenant back to its own configuration, which the cluster has drifted from. */
    REPAIR,
    /** Removes a tenant. */
    DELETE;

    /** Whether it waits for the tenant's maintenance window; what a person asks for in a hurry does not. */
    public boolean keepsToWindows() {
        return switch (this) {
            case UPGRADE, REPAIR -> true;
            case DEPLOY, ROLLBACK, DELETE -> false;
        };
    }

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
