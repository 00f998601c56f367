package dev.slipway.activities.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterSettings;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.cluster.watch.ReleaseKey;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A namespace of its own on a real API server, and a follower that writes down what it hears. */
final class RolloutScene implements AutoCloseable, RolloutListener {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutScene.class);

    private final ClusterConnection connection;
    private final ClusterHealth health;
    private final ClusterWatch watch;
    private final RolloutSettings settings;
    final String namespace = "rollout-" + UUID.randomUUID().toString().substring(0, 8);
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> progress = new CopyOnWriteArrayList<>();

    RolloutScene(String kubeconfig, RolloutSettings settings, Map<String, String> labels) {
        this(ClusterConnection.open(new ClusterSettings.Files("test", List.of(Path.of(kubeconfig)))), settings, labels);
    }

    RolloutScene(ClusterConnection connection, RolloutSettings settings, Map<String, String> labels) {
        this.connection = connection;
        this.settings = settings;
        health = new ClusterHealth(connection);
        watch = new ClusterWatch(connection.client(), health);
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
        health.start();
        watch.start();
        await().atMost(Duration.ofSeconds(20)).until(watch::current);
    }

    KubernetesClient client() {
        return connection.client();
    }

    ReleaseKey release() {
        return new ReleaseKey(namespace, Workloads.RELEASE);
    }

    /** Applies a workload and says what is to be rolled out then. */
    RolloutTarget apply(HasMetadata workload) {
        Instant since = Instant.now();
        HasMetadata applied = client().resource(workload)
                .inNamespace(namespace)
                .forceConflicts()
                .serverSideApply();
        Workload wanted = new Workload(
                applied.getKind(),
                applied.getMetadata().getName(),
                applied.getMetadata().getGeneration());
        return new RolloutTarget(release(), List.of(wanted), since);
    }

    void follow(RolloutTarget target) throws InterruptedException {
        new RolloutWatch(watch, client(), settings).follow(target, this);
    }

    /** Follows what must fail. */
    StepError failure(RolloutTarget target) {
        RolloutFailedException failed = catchThrowableOfType(RolloutFailedException.class, () -> follow(target));
        assertThat(failed).as("the rollout fails").isNotNull();
        LOG.info("failed: {}", failed.error());
        return failed.error();
    }

    @Override
    public void line(String text) {
        LOG.info("{}", text);
        lines.add(text);
    }

    @Override
    public void warning(String text) {
        LOG.warn("{}", text);
        lines.add(text);
    }

    @Override
    public void progress(int readyPods, int wantedPods) {
        progress.add(readyPods + "/" + wantedPods);
    }

    @Override
    public void close() {
        watch.close();
        health.close();
        client().namespaces().withName(namespace).delete();
        connection.close();
    }
}
