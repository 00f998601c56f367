package dev.slipway.domain.lease;

import java.time.Duration;

/** What became of the wish for a lease. */
public sealed interface LeaseRequest {
    /**
     * It is given.
     *
     * @param lease the lease, which lasts {@link ReleaseLeaseRows#TTL} from when it was asked for
     */
    record Granted(Lease lease) implements LeaseRequest {}

    /**
     * Somebody else has it.
     *
     * @param holder who
     * @param left how long it lasts where it is not renewed; more than zero
     */
    record Held(String holder, Duration left) implements LeaseRequest {}
}
