package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One set of informers. Each lists once, then watches; a watch that ends is taken up where it ended, and after a 410
 * it lists once more. A session that lost the cluster is replaced by a new one, see {@link ClusterWatch}.
 */
final class WatchSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSession.class);
    private static final String BY_RELEASE = "release";
    private static final int LONGEST_CHAIN = 20;

    private static final Map<String, String> MANAGED = Map.of(ReleaseKey.MANAGED_BY_LABEL, ReleaseKey.HELM);
    private static final Set<String> KINDS_OF_INTEREST =
            Set.of("Pod", "ReplicaSet", "StatefulSet", "Deployment", "PersistentVolumeClaim");

    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<StatefulSet> statefulSets;
    private final SharedIndexInformer<ReplicaSet> replicaSets;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<PersistentVolumeClaim> claims;
    private final SharedIndexInformer<Event> events;

    /** Takes what the informers see, on their threads; it must be quick. */
    interface Sink {
        /** Something of a release changed. */
        void changed(ReleaseKey release);

        /** Something happened to a pod, a workload or a claim. */
        void happened(Event event);
    }

    WatchSession(KubernetesClient client, Sink sink) {
        deployments = kept(client.apps().deployments().inAnyNamespace().withLabels(MANAGED), sink);
        statefulSets = kept(client.apps().statefulSets().inAnyNamespace().withLabels(MANAGED), sink);
        replicaSets = kept(client.apps().replicaSets().inAnyNamespace().withLabels(MANAGED), sink);
        pods = kept(client.pods().inAnyNamespace().withLabels(MANAGED), sink);
        // claims are made by Kubernetes from a template, which says whose they are but not who manages them
        claims = kept(client.persistentVolumeClaims().inAnyNamespace().withLabel(ReleaseKey.INSTANCE_LABEL), sink);
        events = client.v1().events().inAnyNamespace().runnableInformer(0);
        events.itemStore(new NoStore<>());
        events.addEventHandler(new EventHandler(sink));
    }

    /** Begins; what it gives completes when everything has been listed, however long the cluster is away. */
    CompletionStage<Void> start() {
        return CompletableFuture.allOf(all().map(
                        informer -> informer.exceptionHandler((started, problem) -> retry(informer, problem))
                                .start())
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new));
    }

    /** What a release has, as last seen. */
    ReleaseSnapshot snapshot(ReleaseKey release) {
        String key = release.toString();
        return new ReleaseSnapshot(
                deployments.getIndexer().byIndex(BY_RELEASE, key),
                statefulSets.getIndexer().byIndex(BY_RELEASE, key),
                replicaSets.getIndexer().byIndex(BY_RELEASE, key),
                pods.getIndexer().byIndex(BY_RELEASE, key),
                claims.getIndexer().byIndex(BY_RELEASE, key));
    }

    /** Every release that has a pod or a workload. */
    Stream<ReleaseKey> releases() {
        return Stream.of(deployments, statefulSets, pods)
                .flatMap(informer -> informer.getStore().list().stream())
                .flatMap(object -> ReleaseKey.of(object).stream())
                .distinct();
    }

    @Override
    public void close() {
        all().forEach(SharedIndexInformer::stop);
    }

    private Stream<SharedIndexInformer<? extends HasMetadata>> all() {
        return Stream.of(deployments, statefulSets, replicaSets, pods, claims, events);
    }

    private static boolean retry(SharedIndexInformer<?> informer, Throwable problem) {
        // of a cluster that gives no answer ClusterHealth tells, once
        LOG.atLevel(isRefusal(problem) ? Level.WARN : Level.DEBUG)
                .log(
                        "Watching {} failed and is tried again: {}",
                        informer.getApiTypeClass().getSimpleName(),
                        problem.getMessage());
        return true;
    }

    private static boolean isRefusal(Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> cause instanceof KubernetesClientException refused
                        && refused.getCode() >= HttpURLConnection.HTTP_BAD_REQUEST);
    }

    private static <T extends HasMetadata> SharedIndexInformer<T> kept(Informable<T> resources, Sink sink) {
        SharedIndexInformer<T> informer = resources.runnableInformer(0);
        informer.itemStore(new SlimStore<>());
        informer.removeNamespaceIndex();
        informer.addIndexers(Map.of(
                BY_RELEASE,
                object ->
                        ReleaseKey.of(object).stream().map(ReleaseKey::toString).toList()));
        informer.addEventHandler(new ChangeHandler<>(sink));
        return informer;
    }

    private record ChangeHandler<T extends HasMetadata>(Sink sink) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            tell(object);
        }

        @Override
        public void onUpdate(T before, T after) {
            tell(after);
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            tell(object);
        }

        private void tell(HasMetadata object) {
            ReleaseKey.of(object).ifPresent(sink::changed);
        }
    }

    private record EventHandler(Sink sink) implements ResourceEventHandler<Event> {
        @Override
        public void onAdd(Event event) {
            if (event.getInvolvedObject() != null
                    && KINDS_OF_INTEREST.contains(event.getInvolvedObject().getKind())) {
                event.getMetadata().setManagedFields(List.of());
                sink.happened(event);
            }
        }

        @Override
        public void onUpdate(Event before, Event after) {
            onAdd(after);
        }

        @Override
        public void onDelete(Event event, boolean finalStateUnknown) {
            // an event that expires says nothing
        }
    }
}
