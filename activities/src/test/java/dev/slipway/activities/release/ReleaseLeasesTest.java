package dev.slipway.activities.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.activities.fence.LeaseLostException;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.domain.lease.ReleaseLeaseRows;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseLeasesTest {
    private static final ReleaseLeases.Waiting NOBODY = (holder, left) -> {
        throw new AssertionError(holder + " has the lease");
    };

    private final ReleaseLeases leases = new ReleaseLeases(new ReleaseLeaseRows(LeaseDatabase.client()));
    private final ReleaseName release =
            new ReleaseName("cha-tenant", "r-" + UUID.randomUUID().toString());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        callers.shutdownNow();
        leases.close();
    }

    @Test
    void holdsTheLeaseDuringTheWorkAndGivesItBack() throws InterruptedException {
        assertThat(leases.<Boolean>during(release, "one", NOBODY, fence -> fence.isHeld()))
                .isTrue();
        assertThat(leases.<String>during(release, "two", NOBODY, fence -> "at once"))
                .isEqualTo("at once");
    }

    @Test
    void letsTheNextWaitUntilTheFirstIsDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        Future<?> first = callers.submit(() -> leases.during(release, "one", NOBODY, fence -> {
            begun.countDown();
            seen.await();
            return order.add("one is done");
        }));
        begun.await();

        leases.during(
                release,
                "two",
                (holder, left) -> {
                    order.add("waiting for " + holder);
                    seen.countDown();
                },
                fence -> order.add("two works"));

        first.get();
        assertThat(order).startsWith("waiting for one").endsWith("one is done", "two works");
    }

    @Test
    void endsWorkWhoseLeaseAnotherTook() {
        assertThatThrownBy(() -> leases.during(release, "one", NOBODY, fence -> {
                    LeaseDatabase.client()
                            .sql("UPDATE release_lease SET holder = 'another', token = token + 1 WHERE release = :key")
                            .param("key", release.toString())
                            .update();
                    new CountDownLatch(1).await();
                    return release;
                }))
                .isInstanceOf(LeaseLostException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void givesTheLeaseBackWhenTheWorkIsInterruptedOrFails() throws Exception {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        Future<?> interrupted = callers.submit(() -> leases.during(release, "one", NOBODY, fence -> {
            worker.complete(Thread.currentThread());
            new CountDownLatch(1).await();
            return release;
        }));
        worker.get().interrupt();

        assertThatThrownBy(interrupted::get).hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> leases.during(release, "two", NOBODY, fence -> {
                    throw new IllegalStateException("it fails");
                }))
                .hasMessage("it fails");
        assertThat(leases.<String>during(release, "three", NOBODY, fence -> "free"))
                .isEqualTo("free");
    }
}
