package dev.slipway.activities.release;

import dev.slipway.activities.deployment.InterruptibleWork;
import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.LeaseLostException;
import dev.slipway.domain.lease.Lease;
import dev.slipway.domain.lease.ReleaseLeaseRows;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A lease while work is done under it: renewed again and again, and given up for lost by this process's own clocks
 * where PostgreSQL has not confirmed it for too long. Once lost it stays lost. Thread-safe.
 */
final class HeldLease implements Fence {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    /** How long before the lease's end it counts as lost: time for a request on its way to come to its end. */
    static final Duration MARGIN = Duration.ofSeconds(3);

    private static final Duration RENEWED_EVERY = Duration.ofMillis(2_500);

    private final Lease lease;
    private final ReleaseLeaseRows rows;
    private final InterruptibleWork work;
    private final Executor threads;
    private final Supplier<Moment> clock;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Moment confirmed;
    private volatile boolean lost;
    private volatile boolean over;

    /**
     * @param asked when the lease was asked for, from when it lasts
     * @param work ended when the lease is lost
     * @param threads where renewals wait for the database
     * @param clock tells the present moment
     */
    HeldLease(
            Lease lease,
            Moment asked,
            ReleaseLeaseRows rows,
            InterruptibleWork work,
            Executor threads,
            Supplier<Moment> clock) {
        this.lease = lease;
        this.confirmed = asked;
        this.rows = rows;
        this.work = work;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public boolean isHeld() {
        return !lost && age().compareTo(ReleaseLeaseRows.TTL.minus(MARGIN)) < 0;
    }

    /** To be called several times a second; returns at once. */
    void tick() {
        if (!isHeld()) {
            lose();
        } else if (age().compareTo(RENEWED_EVERY) >= 0 && renewing.compareAndSet(false, true)) {
            threads.execute(this::renew);
        }
    }

    /** Nothing more is done under it. */
    void end() {
        over = true;
    }

    private Duration age() {
        return clock.get().since(confirmed);
    }

    private void renew() {
        Moment asked = clock.get();
        try {
            if (rows.renew(lease)) {
                confirmed = asked;
            } else {
                lose();
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("The lease of {} could not be renewed", lease.release(), away);
        } finally {
            renewing.set(false);
        }
    }

    private void lose() {
        if (!lost && !over) {
            lost = true;
            LOG.warn("The lease of {} is lost", lease.release());
            work.end(new LeaseLostException());
        }
    }
}
