package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of a namespace while a rollout runs in it, each once: a watch of its own, because events of the whole
 * cluster are too many to keep for the few that somebody follows.
 */
final class RolloutEvents implements AutoCloseable {
    private final SharedIndexInformer<Event> informer;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Instant since;
    private final BlockingQueue<RolloutSignal> signals;

    RolloutEvents(KubernetesClient client, RolloutTarget target, BlockingQueue<RolloutSignal> signals) {
        this.since = target.since();
        this.signals = signals;
        this.informer =
                client.v1().events().inNamespace(target.release().namespace()).runnableInformer(0);
        informer.exceptionHandler((started, failure) -> true);
        informer.addEventHandler(new Handler());
        informer.start();
    }

    @Override
    public void close() {
        informer.close();
    }

    /** Repeats are told at their second, fourth, eighth … time only. */
    private void offer(Event event) {
        int count = event.getCount() == null ? 1 : event.getCount();
        Integer before = counts.put(event.getMetadata().getUid(), count);
        boolean news = before == null || (before < count && Integer.bitCount(count) == 1);
        if (news && !lastSeen(event).isBefore(since)) {
            signals.add(new RolloutSignal.Happened(event));
        }
    }

    private static Instant lastSeen(Event event) {
        return Instant.parse(first(
                event.getLastTimestamp(),
                event.getEventTime() == null ? null : event.getEventTime().getTime(),
                event.getMetadata().getCreationTimestamp()));
    }

    private static String first(@Nullable String... times) {
        for (String time : times) {
            if (time != null && !time.isEmpty()) {
                return time;
            }
        }
        return Instant.EPOCH.toString();
    }

    private final class Handler implements ResourceEventHandler<Event> {
        @Override
        public void onAdd(Event event) {
            offer(event);
        }

        @Override
        public void onUpdate(Event before, Event after) {
            offer(after);
        }

        @Override
        public void onDelete(Event event, boolean unknownFinalState) {
            counts.remove(event.getMetadata().getUid());
        }
    }
}
