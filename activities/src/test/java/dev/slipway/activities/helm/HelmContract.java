package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What every {@link Helm} does on every cluster. */
abstract class HelmContract extends HelmScene {
    @Test
    void installsAReleaseAndSaysWhatItCreated() throws InterruptedException {
        ReleaseState state = helm().apply(wanted("postgresql-a"), HELD, lines::add);

        assertThat(state.revision()).isEqualTo(1);
        assertThat(state.status()).isEqualTo(ReleaseStatus.DEPLOYED);
        assertThat(state.chartName()).isEqualTo("postgresql");
        assertThat(client().apps()
                        .statefulSets()
                        .inNamespace(namespace)
                        .withName("postgresql-a")
                        .get())
                .isNotNull();
        assertThat(lines)
                .startsWith("Installing postgresql-a in " + namespace + " with chart postgresql 0.1.0")
                .contains("Chart postgresql 0.1.0, 3 objects", "created Secret postgresql-a-auth")
                .contains("created Service postgresql-a", "created StatefulSet postgresql-a");
        assertThat(lines.getLast()).startsWith("Release postgresql-a is deployed as revision 1, applied in ");
    }

    @Test
    void upgradesARelease() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, line -> {});
        ReleaseSpec changed = wanted("postgresql-a", values().put("containerPort", 5433));

        ReleaseState state = helm().apply(changed, HELD, lines::add);

        assertThat(state.revision()).isEqualTo(2);
        assertThat(state.isDeployedAs(changed)).isTrue();
        assertThat(lines).contains("Upgrading postgresql-a from revision 1 with chart postgresql 0.1.0");
        assertThat(lines).contains("applied StatefulSet postgresql-a");
    }

    @Test
    void tellsAReleaseThatIsAsWantedFromOneThatIsNot() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, line -> {});
        ReleaseState state = store().latest(name("postgresql-a")).orElseThrow();

        assertThat(state.isDeployedAs(wanted("postgresql-a"))).isTrue();
        assertThat(state.isDeployedAs(wanted("postgresql-a", values().put("containerPort", 5433))))
                .isFalse();
    }

    @Test
    void forgetsValuesThatAreNoLongerGiven() throws InterruptedException {
        helm().apply(wanted("user-frontend", "frontend", json("{\"replicaCount\": 3}")), HELD, line -> {});
        ReleaseState state = helm().apply(wanted("user-frontend", "frontend", json("{}")), HELD, line -> {});

        assertThat(state.values().isEmpty()).isTrue();
        assertThat(state.manifest()).contains("replicas: 2");
    }

    @Test
    void namesTheFieldThatBreaksTheSchema() {
        ReleaseSpec wrong = wanted("postgresql-a", values().put("replicaCount", "many"));

        HelmException failure = failure(wrong);

        assertThat(failure.failure()).isEqualTo(HelmFailure.VALUES_INVALID);
        assertThat(failure).hasMessageContaining("/replicaCount").hasMessageNotContaining("values.schema");
        assertThat(store().latest(wrong.release())).isEmpty();
    }

    @Test
    void saysThatAQuotaIsExceeded() throws InterruptedException {
        client().resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("no-services")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("services", new Quantity("0")))
                        .endSpec()
                        .build())
                .create();
        await().until(this::quotaIsInForce);

        assertThat(failure(wanted("postgresql-a")).failure()).isEqualTo(HelmFailure.QUOTA_EXCEEDED);
        client().resourceQuotas().inNamespace(namespace).withName("no-services").delete();
        assertThat(helm().apply(wanted("postgresql-a"), HELD, line -> {}).status())
                .isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void leavesAloneWhatIsNotTheReleases() {
        createForeignService();

        HelmException failure = failure(wanted("postgresql-a"));

        assertThat(failure.failure()).isEqualTo(HelmFailure.OBJECT_EXISTS);
        assertThat(failure).hasMessageContaining("Service \"postgresql-a\"");
    }

    @Test
    void saysThatAFieldCannotBeChanged() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, line -> {});
        ObjectNode values = values();
        values.putObject("persistence").put("enabled", true);

        assertThat(failure(wanted("postgresql-a", values)).failure()).isEqualTo(HelmFailure.IMMUTABLE_FIELD);
        assertThat(helm().apply(wanted("postgresql-a"), HELD, line -> {}).status())
                .isEqualTo(ReleaseStatus.DEPLOYED);
    }

    @Test
    void saysThatTheNamespaceIsMissing() {
        ReleaseSpec nowhere = new ReleaseSpec(
                new ReleaseName("helm-contract-nowhere", "postgresql-a"), charts.chart("postgresql"), values());

        assertThat(failure(nowhere).failure()).isEqualTo(HelmFailure.NAMESPACE_UNAVAILABLE);
    }

    @Test
    void uninstallsAReleaseAndKeepsWhatItsChartWantsKept() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, line -> {});

        helm().uninstall(name("postgresql-a"), HELD, lines::add);

        assertThat(store().latest(name("postgresql-a"))).isEmpty();
        assertThat(client().services()
                        .inNamespace(namespace)
                        .withName("postgresql-a")
                        .get())
                .isNull();
        assertThat(client().secrets()
                        .inNamespace(namespace)
                        .withName("postgresql-a-auth")
                        .get())
                .isNotNull();
        assertThat(lines).contains("deleted Service postgresql-a", "kept Secret postgresql-a-auth");
    }

    @Test
    void findsNothingToUninstallTheSecondTime() throws InterruptedException {
        helm().uninstall(name("postgresql-a"), HELD, lines::add);

        assertThat(lines).containsExactly("There is no release postgresql-a");
    }

    @Test
    void keepsPasswordsOutOfTheLines() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, lines::add);
        ObjectNode wrong = json("{\"auth\": {\"password\": \"another-one-here\"}}");
        HelmException failure = failure(wanted("postgresql-a", wrong));

        assertThat(failure.failure()).isEqualTo(HelmFailure.VALUES_INVALID);
        assertThat(failure).hasMessageContaining("ALTER ROLE").hasMessageNotContaining("another-one-here");
        assertThat(String.join("\n", lines)).doesNotContain(PASSWORD).doesNotContain("Y29ycmVjdC1o");
    }

    @Test
    void installsSixAtOnceWithoutMixingTheirLines() throws Exception {
        Map<String, List<String>> outputs = new TreeMap<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ReleaseState>> installs = new ArrayList<>();
            for (int number = 0; number < 6; number++) {
                String name = "postgresql-" + number;
                List<String> output = outputs.computeIfAbsent(name, key -> new ArrayList<>());
                installs.add(callers.submit(() -> helm().apply(wanted(name), HELD, output::add)));
            }
            for (Future<ReleaseState> install : installs) {
                assertThat(install.get().status()).isEqualTo(ReleaseStatus.DEPLOYED);
            }
        }
        outputs.forEach((name, output) -> assertThat(output)
                .contains("created StatefulSet " + name)
                .allMatch(line -> line.contains(name) || line.equals("Chart postgresql 0.1.0, 3 objects")));
    }

    @Test
    void refusesAReleaseThatIsBeingWorkedOnUntilItIsRepaired() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, line -> {});
        leaveUnfinished("postgresql-a", ReleaseStatus.PENDING_INSTALL);
        assertThat(failure(wanted("postgresql-a")).failure()).isEqualTo(HelmFailure.OPERATION_IN_PROGRESS);

        assertThat(store().repair(wanted("postgresql-a"), HELD)).isEqualTo(ReleaseStore.Repair.TAKEN_BACK);

        ReleaseState state = helm().apply(wanted("postgresql-a"), HELD, line -> {});
        assertThat(state.revision()).isEqualTo(1);
        assertThat(state.status()).isEqualTo(ReleaseStatus.DEPLOYED);
        assertThat(store().repair(wanted("postgresql-a"), HELD)).isEqualTo(ReleaseStore.Repair.NOT_NEEDED);
    }

    @Test
    void givesUpAnUnfinishedRevisionOfSomethingElse() throws InterruptedException {
        helm().apply(wanted("postgresql-a"), HELD, line -> {});
        helm().apply(wanted("postgresql-a", values().put("containerPort", 5433)), HELD, line -> {});
        leaveUnfinished("postgresql-a", ReleaseStatus.PENDING_UPGRADE);

        assertThat(store().repair(wanted("postgresql-a"), HELD)).isEqualTo(ReleaseStore.Repair.MARKED_FAILED);

        assertThat(store().latest(name("postgresql-a")).orElseThrow().status()).isEqualTo(ReleaseStatus.FAILED);
        assertThat(helm().apply(wanted("postgresql-a"), HELD, line -> {}).revision())
                .isEqualTo(3);
    }

    @Test
    void keepsTheNewestTenRevisions() throws InterruptedException {
        for (int port = 5001; port <= 5012; port++) {
            helm().apply(
                            wanted("user-frontend", "frontend", json("{\"containerPort\": " + port + "}")),
                            HELD,
                            line -> {});
        }

        assertThat(store().history(name("frontend")))
                .hasSize(10)
                .first()
                .extracting(ReleaseState::revision)
                .isEqualTo(12);
    }

    @Test
    void rendersWhatItWouldInstallAndInstallsNothing() throws InterruptedException {
        List<ReleaseObject> rendered = helm().render(wanted("postgresql-a"));

        assertThat(store().latest(name("postgresql-a"))).isEmpty();
        assertThat(client().secrets().inNamespace(namespace).list().getItems())
                .noneMatch(secret -> secret.getMetadata().getName().startsWith("postgresql-a"));
        assertThat(client().apps().statefulSets().inNamespace(namespace).list().getItems())
                .isEmpty();
        assertThat(rendered)
                .containsExactlyInAnyOrderElementsOf(
                        helm().apply(wanted("postgresql-a"), HELD, line -> {}).objects());
    }

    @Test
    void rendersAnUpgradeWithThePasswordThatIsInTheCluster() throws InterruptedException {
        ReleaseState installed = helm().apply(wanted("postgresql-a", withoutPassword()), HELD, line -> {});
        ReleaseSpec changed = wanted("postgresql-a", withoutPassword().put("containerPort", 5433));

        assertThat(helm().render(wanted("postgresql-a", withoutPassword())))
                .containsExactlyInAnyOrderElementsOf(installed.objects());
        List<ReleaseObject> rendered = helm().render(changed);
        assertThat(store().latest(name("postgresql-a")).orElseThrow().revision())
                .isEqualTo(1);
        assertThat(rendered)
                .containsExactlyInAnyOrderElementsOf(
                        helm().apply(changed, HELD, line -> {}).objects())
                .isNotEqualTo(installed.objects());
    }

    @Test
    void rendersAsWhereverItIsInstalled() throws InterruptedException {
        ReleaseSpec wanted = wanted("user-frontend", "frontend", json("""
                {"ingress": {"enabled": true, "host": "app.example.com"}, "autoscaling": {"enabled": true},
                 "podDisruptionBudget": {"enabled": true}}"""));

        List<ReleaseObject> rendered = helm().render(wanted);

        assertThat(rendered)
                .extracting(ReleaseObject::kind)
                .containsExactlyInAnyOrder(
                        "Deployment", "Service", "Ingress", "HorizontalPodAutoscaler", "PodDisruptionBudget");
        assertThat(rendered)
                .containsExactlyInAnyOrderElementsOf(
                        helm().apply(wanted, HELD, line -> {}).objects());
    }

    @Test
    void doesNotRenderWhatBreaksTheSchemaOrIsSomebodyElses() {
        ReleaseSpec wrong = wanted("postgresql-a", values().put("replicaCount", "many"));
        HelmException invalid = catchThrowableOfType(HelmException.class, () -> helm().render(wrong));
        assertThat(invalid.failure()).isEqualTo(HelmFailure.VALUES_INVALID);
        assertThat(invalid).hasMessageContaining("/replicaCount").hasMessageNotContaining(PASSWORD);

        createForeignService();
        HelmException taken = catchThrowableOfType(HelmException.class, () -> helm().render(wanted("postgresql-a")));
        assertThat(taken.failure()).isEqualTo(HelmFailure.OBJECT_EXISTS);
    }

    @Test
    void rendersForANamespaceThatIsYetToBeMade() throws InterruptedException {
        ReleaseSpec early = new ReleaseSpec(
                new ReleaseName("helm-contract-nowhere", "postgresql-a"), charts.chart("postgresql"), values());

        assertThat(helm().render(early)).hasSize(3);
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatThrownBy(() -> new ReleaseName(namespace, "--post-renderer"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void createForeignService() {
        client().resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("postgresql-a")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .addNewPort()
                        .withPort(1)
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    private static ObjectNode withoutPassword() {
        ObjectNode values = values();
        values.remove("auth");
        return values;
    }

    private boolean quotaIsInForce() {
        ResourceQuota quota = client().resourceQuotas()
                .inNamespace(namespace)
                .withName("no-services")
                .get();
        return quota.getStatus() != null && quota.getStatus().getHard() != null;
    }

    private HelmException failure(ReleaseSpec spec) {
        return catchThrowableOfType(HelmException.class, () -> helm().apply(spec, HELD, lines::add));
    }

    /** As a Helm does that is killed right after it began: the record says so, and objects may be there. */
    private void leaveUnfinished(String name, ReleaseStatus status) {
        Secret newest = client().secrets().inNamespace(namespace).withLabel("name", name).list().getItems().stream()
                .max(java.util.Comparator.comparing(
                        secret -> secret.getMetadata().getName()))
                .orElseThrow();
        ObjectNode content = ReleaseRecord.decode(newest.getData().getOrDefault("release", ""));
        ((ObjectNode) content.path("info")).put("status", status.word()).put("description", "underway");
        client().resource(new SecretBuilder(newest)
                        .editMetadata()
                        .addToLabels("status", status.word())
                        .endMetadata()
                        .addToData("release", ReleaseRecord.encode(content))
                        .build())
                .update();
    }
}
