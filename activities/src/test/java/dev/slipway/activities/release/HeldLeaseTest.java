package dev.slipway.activities.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.activities.deployment.InterruptibleWork;
import dev.slipway.activities.fence.LeaseLostException;
import dev.slipway.domain.lease.LeaseRequest;
import dev.slipway.domain.lease.ReleaseLeaseRows;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HeldLeaseTest {
    private static final String NOBODY_LISTENS = "jdbc:postgresql://127.0.0.1:1/nowhere";

    private final ReleaseLeaseRows rows = new ReleaseLeaseRows(LeaseDatabase.client());
    private final ReleaseLeaseRows away =
            new ReleaseLeaseRows(JdbcClient.create(new DriverManagerDataSource(NOBODY_LISTENS)));
    private final String release = "cha-tenant/" + UUID.randomUUID();
    private final AtomicReference<Moment> clock = new AtomicReference<>(new Moment(0, 0));
    private final InterruptibleWork work = new InterruptibleWork();

    @Test
    void isHeldAsLongAsItIsRenewed() {
        HeldLease lease = lease(rows);

        for (int second = 0; second < 60; second++) {
            pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
            lease.tick();
            assertThat(lease.isHeld()).isTrue();
        }
    }

    @Test
    void isLostInTimeWhileTheDatabaseIsAway() {
        HeldLease lease = lease(away);
        Duration limit = ReleaseLeaseRows.TTL.minus(HeldLease.MARGIN);

        pass(limit.minusMillis(1), limit.minusMillis(1));
        lease.tick();
        assertThat(lease.isHeld()).isTrue();

        pass(Duration.ofMillis(1), Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isLostWhenTheMachineSleptAndItsOneClockWithIt() {
        HeldLease lease = lease(rows);

        pass(Duration.ZERO, Duration.ofMinutes(1));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isLostAlsoWhenTheOtherClockIsSetBack() {
        HeldLease lease = lease(rows);

        pass(Duration.ofMinutes(1), Duration.ofHours(-1));

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void endsTheWorkWhenItIsLostAndStaysLost() {
        HeldLease lease = lease(rows);

        assertThatThrownBy(() -> work.run(() -> {
                    pass(Duration.ofMinutes(1), Duration.ofMinutes(1));
                    lease.tick();
                    new CountDownLatch(1).await();
                    return lease;
                }))
                .isInstanceOf(LeaseLostException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        pass(Duration.ofMinutes(-1), Duration.ofMinutes(-1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void isLostWhenAnotherHasIt() {
        HeldLease lease = lease(rows);
        LeaseDatabase.client()
                .sql("UPDATE release_lease SET holder = 'another', token = token + 1 WHERE release = :release")
                .param("release", release)
                .update();

        pass(Duration.ofSeconds(3), Duration.ofSeconds(3));
        lease.tick();

        assertThat(lease.isHeld()).isFalse();
    }

    private HeldLease lease(ReleaseLeaseRows renewing) {
        LeaseRequest.Granted granted = (LeaseRequest.Granted) rows.acquire(release, "the test");
        return new HeldLease(granted.lease(), clock.get(), renewing, work, Runnable::run, clock::get);
    }

    private void pass(Duration elapsed, Duration byTheCalendar) {
        Moment now = clock.get();
        clock.set(new Moment(now.nanoTime() + elapsed.toNanos(), now.epochMillis() + byTheCalendar.toMillis()));
    }
}
