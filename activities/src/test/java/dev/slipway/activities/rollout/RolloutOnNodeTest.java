package dev.slipway.activities.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.workflows.failure.FailureClass;
import dev.slipway.workflows.failure.StepError;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Rollouts on a node where containers really run, are pulled and crash. */
@EnabledIfEnvironmentVariable(named = "SLIPWAY_TEST_NODE_KUBECONFIG", matches = ".+")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RolloutOnNodeTest {
    private RolloutScene scene;

    @BeforeEach
    void setUp() {
        scene = new RolloutScene(
                System.getenv("SLIPWAY_TEST_NODE_KUBECONFIG"),
                RolloutSettings.standard().within(Duration.ofSeconds(100)),
                Map.of());
    }

    @AfterEach
    void tearDown() {
        scene.close();
    }

    @Test
    void rollsOutAnUpgradeAndTellsWhatHappens() throws InterruptedException {
        scene.follow(scene.apply(Workloads.deployment(2, UnaryOperator.identity())));
        assertThat(scene.lines)
                .anyMatch(line -> line.matches("Pod shop-cha-\\S+: scheduled on \\S+"))
                .anyMatch(line -> line.matches("Pod shop-cha-\\S+: image debian:12 is on the node already"))
                .anyMatch(line -> line.matches("Pod shop-cha-\\S+: started"))
                .endsWith("Deployment shop-cha: 2/2 ready");
        scene.lines.clear();
        scene.follow(scene.apply(Workloads.deployment(
                2, c -> c.addNewEnv().withName("A").withValue("b").endEnv())));
        assertThat(scene.lines).last().isEqualTo("Deployment shop-cha: 2/2 ready");
    }

    @Test
    void aMissingImageFailsAtOnce() throws IOException {
        try (Registry empty = new Registry(404, "MANIFEST_UNKNOWN", "manifest unknown")) {
            Instant begin = Instant.now();
            StepError error = failure(scene, c -> c.withImage(empty.image()));
            assertThat(error.code()).isEqualTo("IMAGE_PULL_FAILED");
            assertThat(error.failureClass()).isEqualTo(FailureClass.USER);
            assertThat(error.message()).contains("not found");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void anImageThatMayNotBePulledFailsAtOnce() throws IOException {
        try (Registry closed = new Registry(403, "DENIED", "requested access to the resource is denied")) {
            StepError error = failure(scene, c -> c.withImage(closed.image()));
            assertThat(error.code()).isEqualTo("IMAGE_PULL_FAILED");
            assertThat(error.failureClass()).isEqualTo(FailureClass.USER);
        }
    }

    @Test
    void aRegistryThatIsAwayFailsAfterSomeAttemptsAndIsTriedAgainLater() {
        StepError error = failure(scene, c -> c.withImage("localhost:1/nothing/here:1"));
        assertThat(error.code()).isEqualTo("IMAGE_PULL_FAILED");
        assertThat(error.failureClass()).isEqualTo(FailureClass.TRANSIENT);
        assertThat(error.message()).contains("connection refused");
    }

    @Test
    void aPullPolicyThatForbidsPullingFails() {
        StepError error = failure(scene, c -> c.withImage("nothing-here:1").withImagePullPolicy("Never"));
        assertThat(error.code()).isEqualTo("IMAGE_PULL_FAILED");
        assertThat(error.failureClass()).isEqualTo(FailureClass.USER);
    }

    @Test
    void anImpossibleImageNameFails() {
        StepError error = failure(scene, c -> c.withImage("UPPER/case:1"));
        assertThat(error.code()).isEqualTo("IMAGE_PULL_FAILED");
        assertThat(error.failureClass()).isEqualTo(FailureClass.USER);
    }

    @Test
    void aCrashLoopFailsWithTheLastWords() {
        StepError error = failure(
                scene, c -> c.withCommand("sh", "-c", "echo hello; echo 'cannot reach the database' >&2; exit 3"));
        assertThat(error.code()).isEqualTo("CRASH_LOOP");
        assertThat(error.message()).contains("3 times (exit code 3)");
        assertThat(scene.lines).contains("  | cannot reach the database");
    }

    @Test
    void anExitWithSuccessIsACrashLoopToo() {
        StepError error = failure(scene, c -> c.withCommand("true"));
        assertThat(error.code()).isEqualTo("CRASH_LOOP");
        assertThat(error.hint()).contains("ends by itself");
    }

    @Test
    void aMissingCommandFails() {
        StepError error = failure(scene, c -> c.withCommand("no-such-command"));
        assertThat(error.code()).isIn("CRASH_LOOP", "CONFIG_ERROR");
        assertThat(error.message()).contains("no-such-command");
    }

    @Test
    void tooLittleMemoryIsNamed() {
        StepError error = failure(
                scene,
                c -> c.withCommand("sh", "-c", "sleep 0.2; tail /dev/zero")
                        .withResources(new ResourceRequirementsBuilder()
                                .addToLimits("memory", new Quantity("20Mi"))
                                .build()));
        assertThat(error.code()).isEqualTo("CRASH_LOOP");
        assertThat(error.message()).contains("OOMKilled");
        assertThat(error.hint()).contains("memory");
    }

    @Test
    void aFailingLivenessProbeIsNamed() {
        StepError error = failure(
                scene,
                c -> c.withNewLivenessProbe()
                        .withNewTcpSocket()
                        .withPort(new IntOrString(1))
                        .endTcpSocket()
                        .withPeriodSeconds(1)
                        .withFailureThreshold(1)
                        .endLivenessProbe());
        assertThat(error.code()).isEqualTo("CRASH_LOOP");
        assertThat(error.hint()).contains("probe");
    }

    @Test
    void aMissingSecretFails() {
        StepError error = failure(
                scene,
                c -> c.addNewEnv()
                        .withName("PASSWORD")
                        .withNewValueFrom()
                        .withNewSecretKeyRef()
                        .withName("nowhere")
                        .withKey("password")
                        .endSecretKeyRef()
                        .endValueFrom()
                        .endEnv());
        assertThat(error.code()).isEqualTo("CONFIG_ERROR");
        assertThat(error.message()).contains("secret \"nowhere\" not found");
    }

    @Test
    void aMissingMountedSecretFails() {
        StepError error = scene.failure(scene.apply(Workloads.deployment(
                1,
                c -> c.addNewVolumeMount().withName("s").withMountPath("/s").endVolumeMount(),
                template -> template.editSpec()
                        .addNewVolume()
                        .withName("s")
                        .withNewSecret()
                        .withSecretName("nowhere")
                        .endSecret()
                        .endVolume()
                        .endSpec())));
        assertThat(error.code()).isEqualTo("CONFIG_ERROR");
        assertThat(error.message()).contains("secret \"nowhere\" not found");
    }

    @Test
    void aStorageClassThatIsNotThereFails() {
        StepError error = scene.failure(
                scene.apply(Workloads.statefulSet(1, RolloutOnNodeTest::withData, Volumes.claim("no-such-class"))));
        assertThat(error.code()).isEqualTo("VOLUME_FAILED");
    }

    @Test
    void aStatefulSetGetsItsVolume() throws InterruptedException {
        scene.follow(scene.apply(Workloads.statefulSet(2, RolloutOnNodeTest::withData, Volumes.claim("standard"))));
        assertThat(scene.lines)
                .contains("Volume claim data-shop-cha-0: bound")
                .endsWith("StatefulSet shop-cha: 2/2 ready");
    }

    @Test
    void whatIsNotReadyInTimeSaysWhy() {
        StepError error = failure(
                scene,
                c -> c.withNewReadinessProbe()
                        .withNewTcpSocket()
                        .withPort(new IntOrString(1))
                        .endTcpSocket()
                        .withPeriodSeconds(1)
                        .endReadinessProbe());
        assertThat(error.code()).isEqualTo("NOT_READY_IN_TIME");
        assertThat(error.message()).contains("0/1 ready").contains("connection refused");
        assertThat(scene.lines).anyMatch(line -> line.contains("readiness probe failing"));
    }

    @Test
    void aCrashOnTheWayIsNoFailure() {
        assertThatCode(() -> scene.follow(scene.apply(Workloads.deployment(
                        1,
                        c -> c.withCommand("sh", "-c", "[ -e /w/x ] || { touch /w/x; exit 1; }; sleep infinity")
                                .addNewVolumeMount()
                                .withName("w")
                                .withMountPath("/w")
                                .endVolumeMount(),
                        template -> template.editSpec()
                                .addNewVolume()
                                .withName("w")
                                .withNewEmptyDir()
                                .endEmptyDir()
                                .endVolume()
                                .endSpec()))))
                .doesNotThrowAnyException();
        assertThat(scene.lines).anyMatch(line -> line.contains("crashed (exit code 1)"));
    }

    private static ContainerBuilder withData(ContainerBuilder container) {
        return container
                .addNewVolumeMount()
                .withName("data")
                .withMountPath("/data")
                .endVolumeMount();
    }

    private static StepError failure(RolloutScene scene, UnaryOperator<ContainerBuilder> container) {
        return scene.failure(scene.apply(Workloads.deployment(1, container)));
    }
}
