package dev.slipway.cluster.watch;

import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterState;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches what all Helm releases of the cluster have in it, once for the whole process, and answers from memory. It
 * starts while the cluster is away, catches up within a second or two of its return, and meanwhile answers what it saw
 * last and says so ({@link #state}). Thread-safe; nothing here waits but {@link ReleaseFeed#await}.
 */
public final class ClusterWatch implements AutoCloseable {
    private final ClusterHealth health;
    private final SessionKeeper sessions;
    private final RecentEvents recent = new RecentEvents();
    private final List<ReleaseFeed> feeds = new CopyOnWriteArrayList<>();
    private final List<ListenerThread> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant lastHeard;

    /** A listener's place; closing it ends the calls. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Prepares the watch; {@link #start} opens it. {@code health} tells when a cluster that was away is back. */
    public ClusterWatch(KubernetesClient client, ClusterHealth health) {
        this.health = health;
        this.sessions = new SessionKeeper(() -> new WatchSession(client, new Fan()), health, this::tellEverybody);
    }

    /** Opens the watch, now or as soon as the cluster answers, and returns at once. Call it once. */
    public void start() {
        health.listen(changed -> feeds.forEach(ReleaseFeed::signal));
        sessions.start();
    }

    /** How far what is read from memory can be trusted. */
    public WatchState state() {
        boolean connected = health.current() instanceof ClusterState.Connected;
        return new WatchState(sessions.current().isPresent(), connected, lastContact());
    }

    /** Whether what is read is the present state: everything has been listed once, and the cluster answers. */
    public boolean current() {
        return state().current();
    }

    /** What a release has, as seen last; nothing before the first sync. */
    public ReleaseSnapshot snapshot(ReleaseKey release) {
        return sessions.current().map(session -> session.snapshot(release)).orElse(ReleaseSnapshot.NOTHING);
    }

    /** The pods of a release, as seen last. */
    public List<Pod> pods(ReleaseKey release) {
        return snapshot(release).pods();
    }

    /** Follows one release, beginning with the events of the last minutes. Close the feed in the end. */
    public ReleaseFeed follow(ReleaseKey release) {
        ReleaseFeed feed = new ReleaseFeed(release, () -> snapshot(release), feeds::remove);
        synchronized (recent) {
            recent.in(release.namespace()).forEach(feed::add);
            feeds.add(feed);
        }
        return feed;
    }

    /**
     * Calls back after each change of anything of a release. Each listener has a thread of its own and may take its
     * time; what changes meanwhile comes as one change.
     */
    public Subscription onChange(ReleaseKey release, Runnable listener) {
        return subscribe(release::equals, changed -> listener.run());
    }

    /** The same for all releases of a namespace. */
    public Subscription onChange(String namespace, Runnable listener) {
        return subscribe(release -> release.namespace().equals(namespace), changed -> listener.run());
    }

    /** The same for all releases, telling which one changed. */
    public Subscription onChange(ChangeListener listener) {
        return subscribe(release -> true, listener);
    }

    @Override
    public void close() {
        sessions.close();
        listeners.forEach(ListenerThread::close);
    }

    private Subscription subscribe(Predicate<ReleaseKey> interest, ChangeListener listener) {
        ListenerThread thread = new ListenerThread(interest, listener);
        thread.start();
        listeners.add(thread);
        return () -> {
            listeners.remove(thread);
            thread.close();
        };
    }

    private Optional<Instant> lastContact() {
        Instant answered = health.current() instanceof ClusterState.Connected connected ? connected.at() : null;
        return Stream.of(Optional.ofNullable(answered), Optional.ofNullable(lastHeard))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    private void tellEverybody(Set<ReleaseKey> releases) {
        feeds.forEach(ReleaseFeed::signal);
        releases.forEach(this::tellListeners);
    }

    private void tellListeners(ReleaseKey release) {
        listeners.forEach(listener -> listener.tell(release));
    }

    /** Hands on what informers see, without waiting for anybody. */
    private final class Fan implements WatchSession.Sink {
        @Override
        public void changed(ReleaseKey release) {
            lastHeard = Instant.now();
            feeds.stream().filter(feed -> feed.release().equals(release)).forEach(ReleaseFeed::signal);
            tellListeners(release);
        }

        @Override
        public void happened(Event event) {
            Instant now = Instant.now();
            lastHeard = now;
            synchronized (recent) {
                if (recent.add(event, now)) {
                    String namespace = event.getMetadata().getNamespace();
                    feeds.stream()
                            .filter(feed -> feed.release().namespace().equals(namespace))
                            .forEach(feed -> feed.add(event));
                }
            }
        }
    }
}
