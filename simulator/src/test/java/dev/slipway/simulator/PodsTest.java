package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lives of simulated pods, good and bad. */
@Timeout(60)
class PodsTest {
    private static final String NAMESPACE = "pods";

    private ClusterSimulator simulator;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        simulator = ClusterSimulator.start(SimulatorSettings.instant().withNode("2", "4Gi", 10));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(simulator.kubeconfig()))
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void comesUpStepByStepAndLogsThatItIsSimulated() {
        create("web", "registry.example/web:1", "Always");
        eventually(() -> assertThat(Readiness.getInstance().isReady(pod("web"))).isTrue());
        assertThat(reasons("web")).contains("Scheduled", "Pulling", "Pulled", "Created", "Started");
        assertThat(client.pods().inNamespace(NAMESPACE).withName("web").getLog())
                .startsWith("simulated container: web (image registry.example/web:1) in pod web");
        assertThat(pod("web").getStatus().getPodIP()).isNotEmpty();
    }

    @Test
    void saysThatAnImageCannotBePulled() {
        create("web", "registry.example/web:fail-pull", "Always");
        eventually(() ->
                assertThat(status("web").getState().getWaiting().getReason()).isEqualTo("ImagePullBackOff"));
        assertThat(pod("web").getStatus().getPhase()).isEqualTo("Pending");
        assertThat(events("web"))
                .anyMatch(event ->
                        event.getReason().equals("Failed") && event.getMessage().equals("Error: ErrImagePull"))
                .anyMatch(event -> event.getReason().equals("Failed")
                        && event.getMessage()
                                .startsWith("Failed to pull image \"registry.example/web:fail-pull\": rpc error:"))
                .anyMatch(event -> event.getReason().equals("BackOff")
                        && event.getMessage().equals("Back-off pulling image \"registry.example/web:fail-pull\""));
    }

    @Test
    void crashesAgainAndAgain() {
        create("web", "registry.example/web:crash", "Always");
        eventually(() -> {
            ContainerStatus status = status("web");
            assertThat(status.getRestartCount()).isGreaterThanOrEqualTo(2);
            assertThat(status.getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
            ContainerStateTerminated last = status.getLastState().getTerminated();
            assertThat(last.getExitCode()).isEqualTo(1);
        });
        assertThat(events("web")).anySatisfy(event -> {
            assertThat(event.getReason()).isEqualTo("BackOff");
            assertThat(event.getMessage()).startsWith("Back-off restarting failed container web in pod web_pods(");
            assertThat(event.getCount()).isGreaterThanOrEqualTo(2);
        });
        assertThat(client.pods().inNamespace(NAMESPACE).withName("web").getLog())
                .contains("fatal: simulated crash");
    }

    @Test
    void runsWithoutBecomingReady() {
        create("web", "registry.example/web:never-ready", "Always");
        eventually(() -> assertThat(events("web")).anySatisfy(event -> {
            assertThat(event.getReason()).isEqualTo("Unhealthy");
            assertThat(event.getMessage()).startsWith("Readiness probe failed: ");
            assertThat(event.getCount()).isGreaterThanOrEqualTo(2);
        }));
        assertThat(pod("web").getStatus().getPhase()).isEqualTo("Running");
        assertThat(Readiness.getInstance().isReady(pod("web"))).isFalse();
    }

    @Test
    void takesItsTime() {
        create("web", "registry.example/web:slow", "Always");
        eventually(() -> assertThat(pod("web").getStatus().getPhase()).isEqualTo("Running"));
        assertThat(Readiness.getInstance().isReady(pod("web"))).isFalse();
        eventually(() -> assertThat(Readiness.getInstance().isReady(pod("web"))).isTrue());
    }

    @Test
    void completesWhenItIsNotToRunForEver() {
        create("task", "registry.example/task:1", "Never");
        create("broken", "registry.example/task:crash", "Never");
        eventually(() -> assertThat(pod("task").getStatus().getPhase()).isEqualTo("Succeeded"));
        eventually(() -> assertThat(pod("broken").getStatus().getPhase()).isEqualTo("Failed"));
    }

    @Test
    void waitsForRoomOnTheNode() {
        client.resource(pod("big", "web:1", "Always", "1500m")).create();
        eventually(() -> assertThat(Readiness.getInstance().isReady(pod("big"))).isTrue());
        client.resource(pod("next", "web:1", "Always", "1")).create();
        eventually(() -> assertThat(events("next")).anySatisfy(event -> {
            assertThat(event.getReason()).isEqualTo("FailedScheduling");
            assertThat(event.getMessage()).startsWith("0/1 nodes are available: 1 Insufficient cpu.");
        }));
        client.pods().inNamespace(NAMESPACE).withName("big").delete();
        eventually(
                () -> assertThat(Readiness.getInstance().isReady(pod("next"))).isTrue());
    }

    @Test
    void waitsForASecretThatItsEnvironmentNeeds() {
        Pod pod = new PodBuilder(pod("web", "web:1", "Always", "100m"))
                .editSpec()
                .editFirstContainer()
                .addNewEnv()
                .withName("PASSWORD")
                .withNewValueFrom()
                .withNewSecretKeyRef("password", "database", false)
                .endValueFrom()
                .endEnv()
                .endContainer()
                .endSpec()
                .build();
        client.resource(pod).create();
        eventually(() -> {
            assertThat(status("web").getState().getWaiting().getReason()).isEqualTo("CreateContainerConfigError");
            assertThat(status("web").getState().getWaiting().getMessage()).isEqualTo("secret \"database\" not found");
        });
    }

    private void create(String name, String image, String restartPolicy) {
        client.resource(pod(name, image, restartPolicy, "100m")).create();
    }

    private static Pod pod(String name, String image, String restartPolicy, String cpu) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy(restartPolicy)
                .addNewContainer()
                .withName("web")
                .withImage(image)
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }

    private Pod pod(String name) {
        return client.pods().inNamespace(NAMESPACE).withName(name).require();
    }

    private ContainerStatus status(String name) {
        List<ContainerStatus> statuses = pod(name).getStatus().getContainerStatuses();
        assertThat(statuses).isNotEmpty();
        assertThat(statuses.getFirst().getState().getWaiting()).isNotNull();
        return statuses.getFirst();
    }

    private List<Event> events(String pod) {
        return client.v1()
                .events()
                .inNamespace(NAMESPACE)
                .withField("involvedObject.name", pod)
                .list()
                .getItems();
    }

    private List<String> reasons(String pod) {
        return events(pod).stream().map(Event::getReason).toList();
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(check);
    }
}
