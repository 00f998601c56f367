package dev.slipway.activities.release;

import dev.slipway.activities.deployment.InterruptibleWork;
import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.LeaseLostException;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.domain.lease.Lease;
import dev.slipway.domain.lease.LeaseRequest;
import dev.slipway.domain.lease.ReleaseLeaseRows;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Lets one attempt at a time change a release, in whatever process each runs. An attempt that can't be sure any more
 * that it is the one is ended. Thread-safe.
 */
@Component
public final class ReleaseLeases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseLeases.class);
    private static final Duration TICK = Duration.ofMillis(500);

    private final ReleaseLeaseRows rows;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leases").factory());

    /** One for each renewal, so that none waits for another's database connection. */
    private final ExecutorService renewals = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("lease-renewal").factory());

    ReleaseLeases(ReleaseLeaseRows rows) {
        this.rows = rows;
    }

    /** Work under a lease. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; the fence is to be asked before each change. */
        T run(Fence fence) throws InterruptedException;
    }

    /** Is told, again and again, that somebody else has the lease. */
    @FunctionalInterface
    public interface Waiting {
        /** Takes who has it, and how long it lasts where they are dead. */
        void heldBy(String holder, Duration left);
    }

    /**
     * Does work on a release while nobody else can, and gives the lease back. It waits as long as another has it.
     *
     * @param holder who works, in words for a person, different from all others
     * @throws LeaseLostException if the lease was lost and the work did not come to its end
     */
    public <T> T during(ReleaseName release, String holder, Waiting waiting, Work<T> work) throws InterruptedException {
        Moment asked = Moment.now();
        LeaseRequest answer = rows.acquire(release.toString(), holder);
        while (answer instanceof LeaseRequest.Held held) {
            waiting.heldBy(held.holder(), held.left());
            // it may be given back before its end
            Thread.sleep(Math.min(held.left().toMillis(), TICK.toMillis()));
            asked = Moment.now();
            answer = rows.acquire(release.toString(), holder);
        }
        return holding(((LeaseRequest.Granted) answer).lease(), asked, work);
    }

    private <T> T holding(Lease lease, Moment asked, Work<T> work) throws InterruptedException {
        InterruptibleWork interruptible = new InterruptibleWork();
        HeldLease held = new HeldLease(lease, asked, rows, interruptible, renewals, Moment::now);
        ScheduledFuture<?> ticks =
                timer.scheduleAtFixedRate(held::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return interruptible.run(() -> work.run(held));
        } finally {
            held.end();
            ticks.cancel(false);
            giveBack(lease);
        }
    }

    /** Also when interrupted, as the next attempt waits for it. */
    private void giveBack(Lease lease) {
        boolean interrupted = Thread.interrupted();
        try {
            rows.release(lease);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The lease of {} ends by itself: {}", lease.release(), away.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        renewals.shutdownNow();
    }
}
