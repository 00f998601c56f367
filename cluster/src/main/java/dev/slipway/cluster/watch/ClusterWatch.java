package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the pods, Deployments, StatefulSets and ReplicaSets of all Helm releases of the cluster, once for the whole
 * process, and answers from memory. It starts while the cluster is away and catches up when it is back. Thread-safe.
 */
public final class ClusterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
    private static final String BY_RELEASE = "release";

    private final Map<ReleaseKey, Set<Runnable>> releaseListeners = new ConcurrentHashMap<>();
    private final Map<String, Set<Runnable>> namespaceListeners = new ConcurrentHashMap<>();
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<StatefulSet> statefulSets;
    private final SharedIndexInformer<ReplicaSet> replicaSets;

    /** A listener's place; closing it ends the calls. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** Prepares the watch; {@link #start} opens it. */
    public ClusterWatch(KubernetesClient client) {
        this.pods = informer(client.pods());
        this.deployments = informer(client.apps().deployments());
        this.statefulSets = informer(client.apps().statefulSets());
        this.replicaSets = informer(client.apps().replicaSets());
    }

    /** Opens the watch and returns at once. */
    public void start() {
        for (SharedIndexInformer<?> informer : all()) {
            informer.start().whenComplete((started, failure) -> {
                if (failure != null) {
                    LOG.warn(
                            "The watch on {} ended: {}",
                            informer.getApiTypeClass().getSimpleName(),
                            failure.toString());
                }
            });
        }
    }

    /** Whether everything has been listed once, and the watches are open now. */
    public boolean current() {
        return all().stream().allMatch(informer -> informer.hasSynced() && informer.isWatching());
    }

    /** What a release has, as seen last. */
    public ReleaseSnapshot snapshot(ReleaseKey release) {
        String key = index(release);
        return new ReleaseSnapshot(
                deployments.getIndexer().byIndex(BY_RELEASE, key),
                statefulSets.getIndexer().byIndex(BY_RELEASE, key),
                replicaSets.getIndexer().byIndex(BY_RELEASE, key),
                pods.getIndexer().byIndex(BY_RELEASE, key));
    }

    /** The pods of a release, as seen last. */
    public List<Pod> pods(ReleaseKey release) {
        return pods.getIndexer().byIndex(BY_RELEASE, index(release));
    }

    /**
     * Calls back after each change of anything of a release. The call comes on the watch's own thread and must return at
     * once.
     */
    public Subscription onChange(ReleaseKey release, Runnable listener) {
        return subscribe(releaseListeners, release, listener);
    }

    /** The same for all releases of a namespace. */
    public Subscription onChange(String namespace, Runnable listener) {
        return subscribe(namespaceListeners, namespace, listener);
    }

    @Override
    public void close() {
        all().forEach(SharedIndexInformer::close);
    }

    private List<SharedIndexInformer<?>> all() {
        return List.of(pods, deployments, statefulSets, replicaSets);
    }

    private <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
            SharedIndexInformer<T> informer(MixedOperation<T, L, R> operation) {
        SharedIndexInformer<T> informer = operation
                .inAnyNamespace()
                .withLabel(ReleaseKey.MANAGED_BY_LABEL, ReleaseKey.HELM)
                .runnableInformer(0);
        informer.addIndexers(Map.of(
                BY_RELEASE,
                object -> ReleaseKey.of(object)
                        .map(ClusterWatch::index)
                        .map(List::of)
                        .orElse(List.of())));
        // whatever happens, it tries again: the cluster may be away for as long as it likes
        informer.exceptionHandler((started, failure) -> true);
        informer.addEventHandler(new Changes<>());
        return informer;
    }

    private static String index(ReleaseKey release) {
        return release.namespace() + "/" + release.name();
    }

    private static <K> Subscription subscribe(Map<K, Set<Runnable>> listeners, K key, Runnable listener) {
        listeners.compute(key, (same, present) -> {
            Set<Runnable> set = present == null ? new CopyOnWriteArraySet<>() : present;
            set.add(listener);
            return set;
        });
        return () -> listeners.computeIfPresent(key, (same, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    private void changed(HasMetadata object) {
        namespaceListeners
                .getOrDefault(object.getMetadata().getNamespace(), Set.of())
                .forEach(Runnable::run);
        ReleaseKey.of(object)
                .ifPresent(release ->
                        releaseListeners.getOrDefault(release, Set.of()).forEach(Runnable::run));
    }

    private final class Changes<T extends HasMetadata> implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            changed(object);
        }

        @Override
        public void onUpdate(T before, T after) {
            changed(after);
        }

        @Override
        public void onDelete(T object, boolean unknownFinalState) {
            changed(object);
        }
    }
}
