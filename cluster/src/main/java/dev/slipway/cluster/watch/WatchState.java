package dev.slipway.cluster.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * How far what is read from memory can be trusted.
 *
 * @param synced whether everything has been listed at least once; until then a release that seems absent may be there
 * @param connected whether the cluster answers; while it does not, what is read is as of the last contact
 * @param lastContact when the cluster was last heard of; empty before the first time
 */
public record WatchState(boolean synced, boolean connected, Optional<Instant> lastContact) {
    /** Whether what is read is the present state; else it is unknown, or old. */
    public boolean current() {
        return synced && connected;
    }
}
