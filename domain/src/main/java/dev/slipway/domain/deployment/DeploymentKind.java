package dev.slipway.domain.deployment;

import java.util.Locale;

/** What a deployment job does; {@link #wire()} is the word callers see. */
public enum DeploymentKind {
    /** Brings a tenant about. */
    DEPLOY;

    /** The word on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
