package dev.slipway.activities.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.activities.failure.StepException;
import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.activities.helm.ChartLibrary;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.Helms;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterSettings;
import dev.slipway.cluster.watch.ClusterWatch;
import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.release.ReleaseInput;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Releases that Helm really applies to the simulated cluster, and what may come between then and the check. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class ReleaseVerificationTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String FRONTEND = "user-frontend-cha";

    private final ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
    private final ChartLibrary charts = ChartLibrary.ofClassPath();
    private final ClusterConnection connection =
            ClusterConnection.open(new ClusterSettings.Text("the simulator", simulator.kubeconfig()));
    private final ClusterHealth health = new ClusterHealth(connection);
    private final ClusterWatch watch = new ClusterWatch(connection.client(), health);
    private final ReleaseStore store = new ReleaseStore(connection.client());
    private final Helm helm = Helms.library(FencingProxy.start(connection.client()), store);
    private final List<String> phases = new CopyOnWriteArrayList<>();

    private String namespace = "";
    private ReleaseSpec wanted = ReleasedShop.WANTED;

    @BeforeAll
    void watchTheCluster() {
        health.start();
        watch.start();
        await().atMost(LONG).until(watch::current);
    }

    @AfterAll
    void close() {
        watch.close();
        health.close();
        connection.close();
        charts.close();
        simulator.close();
    }

    @BeforeEach
    void createNamespace() {
        phases.clear();
        namespace = "verify-" + UUID.randomUUID().toString().substring(0, 8);
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        wanted = frontend("1");
    }

    @Test
    void waitsForPodsThatAreAMomentLate() throws InterruptedException {
        wanted = frontend("slow");
        helm.apply(wanted, () -> true, line -> {});

        verify(LONG);

        assertThat(phases).contains("verifying " + FRONTEND).anyMatch(phase -> phase.contains(" ready"));
        assertThat(client().apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(FRONTEND)
                        .get()
                        .getStatus()
                        .getAvailableReplicas())
                .isEqualTo(2);
    }

    @Test
    void findsAReleaseThatIsAsWantedAgain() throws InterruptedException {
        helm.apply(wanted, () -> true, line -> {});
        verify(LONG);
        phases.clear();

        verify(Duration.ZERO);

        assertThat(phases).containsExactly("verifying " + FRONTEND);
    }

    @Test
    void failsWhereAnImageWasChangedByHand() throws InterruptedException {
        helm.apply(wanted, () -> true, line -> {});
        verify(LONG);
        String image = image("by-hand");
        client().apps()
                .deployments()
                .inNamespace(namespace)
                .withName(FRONTEND)
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"user-frontend\",\"image\":\""
                                + image + "\"}]}}}}");

        await().untilAsserted(() -> assertThat(failure().message())
                .startsWith(FRONTEND + " is not what it is to be: ")
                .contains("is to run the image " + image("1") + ", and runs " + image));
        StepError error = failure();
        assertThat(error.code()).isEqualTo("RELEASE_NOT_VERIFIED");
        assertThat(error.failureClass()).as("nobody puts it back by itself").isEqualTo(FailureClass.USER);
        assertThat(error.hint()).contains("kubectl -n " + namespace);
    }

    @Test
    void failsWhereOtherValuesAreDeployed() throws InterruptedException {
        helm.apply(wanted, () -> true, line -> {});
        wanted = frontend("2");

        assertThat(failure().message()).contains("has another chart or other values than are wanted at revision 1");
    }

    @Test
    void failsWhereAPodDoesNotBecomeReady() throws InterruptedException {
        wanted = frontend("never-ready");
        helm.apply(wanted, () -> true, line -> {});

        await().untilAsserted(
                        () -> assertThat(failure().message()).contains("Deployment " + FRONTEND + ": 0/2 ready; pod "));
        assertThat(failure().failureClass()).isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void failsWhereTheReleaseIsGone() {
        assertThat(failure().message()).endsWith("Release " + FRONTEND + " is not there");
    }

    @Test
    void believesNoWatchThatSeesNothing() throws InterruptedException {
        helm.apply(wanted, () -> true, line -> {});
        try (ClusterHealth unasked = new ClusterHealth(connection);
                ClusterWatch blind = new ClusterWatch(client(), unasked)) {
            ReleaseVerification verification = new ReleaseVerification(input -> wanted, store, blind);

            StepException failed = catchThrowableOfType(
                    StepException.class, () -> verification.verify(releases(), SHORT, phases::add));

            assertThat(failed.error().message()).endsWith("as the Kubernetes API does not answer");
        }
    }

    private StepError failure() {
        StepException failed = catchThrowableOfType(StepException.class, () -> verify(SHORT));
        assertThat(failed).as("what was found wrong").isNotNull();
        return failed.error();
    }

    private void verify(Duration limit) throws InterruptedException {
        new ReleaseVerification(input -> wanted, store, watch).verify(releases(), limit, phases::add);
    }

    private List<ReleaseInput> releases() {
        return List.of(new ReleaseInput(
                UUID.randomUUID(), namespace, new PlannedRelease("user-frontend", FRONTEND, "helm-fe", 0)));
    }

    private ReleaseSpec frontend(String tag) {
        var values = JsonMapper.shared().createObjectNode();
        values.putObject("image").put("repository", "registry.example/shop").put("tag", tag);
        return new ReleaseSpec(new ReleaseName(namespace, FRONTEND), charts.chart("user-frontend"), values);
    }

    private static String image(String tag) {
        return "registry.example/shop:" + tag;
    }

    private KubernetesClient client() {
        return connection.client();
    }
}
