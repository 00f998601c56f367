package dev.slipway.simulator.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.Journal;
import dev.slipway.simulator.store.ObjectKey;
import dev.slipway.simulator.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkQueueTest {
    private static final ObjectKey KEY = new ObjectKey(Kinds.POD, "default", "web");

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void triesAgainByItselfWhatWasRefused() {
        try (ObjectStore store = new ObjectStore(Journal.none());
                WorkQueue queue = new WorkQueue(List.of(new Refused()))) {
            queue.start();
            queue.observe(change(store));

            await().untilAsserted(() -> assertThat(looks).hasValueGreaterThanOrEqualTo(4));
        }
    }

    @Test
    void keepsOneRowOfRetriesHoweverOftenItIsWoken() {
        try (ObjectStore store = new ObjectStore(Journal.none());
                WorkQueue queue = new WorkQueue(List.of(new Refused()))) {
            queue.start();
            for (int i = 0; i < 12; i++) {
                int before = looks.get();
                queue.observe(change(store));
                await().pollInterval(Duration.ofMillis(1)).until(() -> looks.get() > before);
            }
            int woken = looks.get();

            // the pause is half a minute by now; one look may be left that was due before
            await().during(Duration.ofSeconds(2)).until(() -> looks.get() <= woken + 1);
        }
    }

    private static Change change(ObjectStore store) {
        return new Change(Change.Type.MODIFIED, store.put(KEY, Trees.object()), null);
    }

    private final class Refused implements Controller {
        @Override
        public String name() {
            return "refused-controller";
        }

        @Override
        public void observe(Change change, Consumer<ObjectKey> queue) {
            queue.accept(change.object().key());
        }

        @Override
        public Duration reconcile(ObjectKey key) {
            looks.incrementAndGet();
            throw new RetryLater("never");
        }
    }
}
