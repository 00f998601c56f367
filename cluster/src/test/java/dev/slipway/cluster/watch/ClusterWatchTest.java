package dev.slipway.cluster.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterSettings;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The watch on a real API server, whose wire can be cut and frozen. */
@EnabledIfEnvironmentVariable(named = "SLIPWAY_TEST_KUBECONFIG", matches = ".+")
class ClusterWatchTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final String namespace = "watch-" + UUID.randomUUID().toString().substring(0, 8);
    private final ReleaseKey release = new ReleaseKey(namespace, "shop-cha");
    private ClusterConnection direct;
    private KubernetesClient client;
    private FaultyWire wire;
    private ClusterConnection wired;
    private ClusterHealth health;
    private ClusterWatch watch;

    @BeforeEach
    void setUp() throws IOException {
        Path kubeconfig = Path.of(System.getenv("SLIPWAY_TEST_KUBECONFIG"));
        direct = ClusterConnection.open(new ClusterSettings.Files("SLIPWAY_TEST_KUBECONFIG", List.of(kubeconfig)));
        client = direct.client();
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        URI server = URI.create(direct.server());
        wire = new FaultyWire(server.getHost(), server.getPort());
        String text = Files.readString(kubeconfig).replace(direct.server(), "https://127.0.0.1:" + wire.port());
        wired = ClusterConnection.open(new ClusterSettings.Text("test", text));
        health = new ClusterHealth(wired);
        watch = new ClusterWatch(wired.client(), health);
    }

    @AfterEach
    void tearDown() {
        watch.close();
        health.close();
        wired.close();
        wire.close();
        client.namespaces().withName(namespace).delete();
        direct.close();
    }

    @Test
    void tellsWhatAReleaseHasAndEachChangeOfIt() {
        start();
        List<ReleaseKey> heard = new CopyOnWriteArrayList<>();
        watch.onChange(heard::add);
        createPod("shop-0", "shop-cha");
        await().atMost(SOON).untilAsserted(() -> assertThat(podNames()).containsExactly("shop-0"));
        await().atMost(SOON).untilAsserted(() -> assertThat(heard).contains(release));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(watch.snapshot(release).readyPods()).isEqualTo(new ReadyPods(1, 1)));
        createPod("other-0", "other-cha");
        client.pods()
                .inNamespace(namespace)
                .withName("shop-0")
                .withGracePeriod(0)
                .delete();
        await().atMost(SOON).untilAsserted(() -> assertThat(podNames()).isEmpty());
    }

    @Test
    void answersFromMemoryWhileTheClusterIsAwayAndCatchesUp() {
        start();
        createPod("shop-0", "shop-cha");
        await().atMost(SOON).untilAsserted(() -> assertThat(podNames()).containsExactly("shop-0"));
        wire.cut();
        await().atMost(SOON).until(() -> !watch.current());
        assertThat(watch.state().synced()).isTrue();
        assertThat(watch.state().lastContact()).isPresent();
        assertThat(podNames()).containsExactly("shop-0");
        createPod("shop-1", "shop-cha");
        client.pods()
                .inNamespace(namespace)
                .withName("shop-0")
                .withGracePeriod(0)
                .delete();
        List<ReleaseKey> heard = new CopyOnWriteArrayList<>();
        watch.onChange(heard::add);
        wire.mend();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(podNames()).containsExactly("shop-1"));
        assertThat(heard).contains(release);
        assertThat(watch.current()).isTrue();
    }

    @Test
    void catchesUpAfterAConnectionThatWentSilent() {
        start();
        wire.freeze(true);
        await().atMost(SOON).until(() -> !watch.current());
        createPod("shop-0", "shop-cha");
        wire.freeze(false);
        await().atMost(SOON).untilAsserted(() -> assertThat(podNames()).containsExactly("shop-0"));
    }

    @Test
    void startsWhileTheClusterIsAway() {
        wire.cut();
        createPod("shop-0", "shop-cha");
        health.start();
        watch.start();
        assertThat(watch.state())
                .isEqualTo(new WatchState(false, false, watch.state().lastContact()));
        assertThat(watch.snapshot(release).pods()).isEmpty();
        wire.mend();
        await().atMost(SOON).until(watch::current);
        assertThat(podNames()).containsExactly("shop-0");
    }

    @Test
    void aSlowListenerHoldsNobodyUp() {
        start();
        CountDownLatch slow = new CountDownLatch(1);
        List<ReleaseKey> heard = new CopyOnWriteArrayList<>();
        watch.onChange(changed -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.onChange(heard::add);
        createPod("shop-0", "shop-cha");
        await().atMost(SOON).untilAsserted(() -> assertThat(heard).contains(release));
        slow.countDown();
    }

    @Test
    void aFeedBeginsWithTheEventsOfTheLastMinutes() throws InterruptedException {
        start();
        createPod("shop-0", "shop-cha");
        await().atMost(SOON).untilAsserted(() -> {
            try (ReleaseFeed feed = watch.follow(release)) {
                assertThat(feed.takeEvents())
                        .anySatisfy(event -> assertThat(event.getReason()).isEqualTo("Scheduled"));
            }
        });
        try (ReleaseFeed feed = watch.follow(release)) {
            assertThat(feed.await(Duration.ZERO)).isTrue();
            assertThat(feed.await(Duration.ZERO)).isFalse();
        }
    }

    private void start() {
        health.start();
        watch.start();
        await().atMost(SOON).until(watch::current);
    }

    private List<String> podNames() {
        return watch.pods(release).stream()
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private void createPod(String name, String instance) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToLabels(ReleaseKey.INSTANCE_LABEL, instance)
                .addToLabels(ReleaseKey.MANAGED_BY_LABEL, ReleaseKey.HELM)
                .endMetadata()
                .withNewSpec()
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName("main")
                .withImage("debian:12")
                .endContainer()
                .endSpec()
                .build();
        client.resource(pod).create();
    }
}
