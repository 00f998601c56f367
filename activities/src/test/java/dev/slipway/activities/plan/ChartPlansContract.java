package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.activities.failure.ErrorClassifier;
import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.activities.helm.Chart;
import dev.slipway.activities.helm.ChartLibrary;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.Helms;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseSpec;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.cluster.ClusterConnection;
import dev.slipway.domain.plan.ChangeKind;
import dev.slipway.domain.plan.Destruction;
import dev.slipway.domain.plan.DestructiveKind;
import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.FieldChange;
import dev.slipway.domain.plan.ObjectChange;
import dev.slipway.domain.plan.ReleaseAction;
import dev.slipway.domain.plan.ReleasePlan;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.workflows.failure.FailureClass;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plans and drift of the tenant charts as Helm renders them, on every cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChartPlansContract {
    private static final String BACKEND = "{\"replicaCount\": 2, \"image\": {\"tag\": \"1.0.0\"}}";

    private final ChartLibrary charts = ChartLibrary.ofClassPath();
    private final ClusterConnection connection;
    private final KubernetesClient client;
    private final ReleaseStore store;
    private final Helm helm;
    private final ReleasePlanner planner;
    private final ReleaseDrift drift;
    private String namespace = "";

    ChartPlansContract(ClusterConnection connection) {
        this.connection = connection;
        this.client = connection.client();
        this.store = new ReleaseStore(client);
        this.helm = Helms.library(FencingProxy.start(connection.client()), store);
        LiveObjects cluster = new LiveObjects(client);
        this.planner = new ReleasePlanner(helm, store, cluster);
        this.drift = new ReleaseDrift(store, cluster);
    }

    @AfterAll
    void close() {
        charts.close();
        connection.close();
    }

    @AfterEach
    void deleteNamespace() {
        client.namespaces().withName(namespace).delete();
    }

    @BeforeEach
    void createNamespace() {
        namespace = "plan-" + UUID.randomUUID().toString().substring(0, 8);
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @Test
    void aFirstInstallAddsEverything() throws InterruptedException {
        ReleasePlan plan = plan(spec("postgresql", "{}"));

        assertThat(plan.action()).isEqualTo(ReleaseAction.INSTALL);
        assertThat(plan.liveRevision()).isNull();
        assertThat(plan.destructive()).isFalse();
        assertThat(plan.objects())
                .extracting(ObjectChange::kind, ObjectChange::name, ObjectChange::change)
                .containsExactly(
                        tuple("Secret", "postgresql-cha-auth", ChangeKind.ADDED),
                        tuple("Service", "postgresql-cha", ChangeKind.ADDED),
                        tuple("StatefulSet", "postgresql-cha", ChangeKind.ADDED));
        assertThat(plan.objects().getFirst().diff()).contains("+  password: '***'");
        assertThat(store.latest(new ReleaseName(namespace, "postgresql-cha"))).isEmpty();
    }

    @Test
    void whatIsDeployedAsWantedIsLeftAlone() throws InterruptedException {
        helm.apply(spec("postgresql", "{}"), () -> true, line -> {});

        ReleasePlan plan = plan(spec("postgresql", "{}"));

        assertThat(plan.action()).isEqualTo(ReleaseAction.UNCHANGED);
        assertThat(plan.liveRevision()).isEqualTo(1);
        assertThat(plan.objects()).hasSize(3).extracting(ObjectChange::change).containsOnly(ChangeKind.UNCHANGED);
    }

    @Test
    void anUpgradeShowsTheChangedFieldsAndNothingElse() throws InterruptedException {
        helm.apply(spec("backend-api", BACKEND), () -> true, line -> {});

        ReleasePlan plan = plan(spec("backend-api", """
                {"replicaCount": 3, "image": {"tag": "1.0.1"}, "env": [{"name": "MODE", "value": "fast"}]}"""));

        assertThat(plan.action()).isEqualTo(ReleaseAction.UPGRADE);
        assertThat(plan.destructive()).isFalse();
        assertThat(change(plan, "Service").fields())
                .extracting(FieldChange::path)
                .containsExactly("/metadata/labels/app.kubernetes.io~1version");
        String container = "/spec/template/spec/containers[name=backend-api]";
        assertThat(change(plan, "Deployment").fields())
                .extracting(FieldChange::path)
                .containsExactly(
                        "/metadata/labels/app.kubernetes.io~1version",
                        "/spec/replicas",
                        container + "/env",
                        container + "/image");
    }

    @Test
    void anotherChartWithTheSameObjectsChangesNone() throws InterruptedException {
        ReleaseSpec installed = spec("backend-api", BACKEND);
        helm.apply(installed, () -> true, line -> {});
        Chart chart = installed.chart();
        Chart other = new Chart(chart.name(), chart.version(), chart.appVersion(), chart.path(), "another digest");

        ReleasePlan plan = plan(new ReleaseSpec(installed.release(), other, installed.values()));

        assertThat(plan.action()).isEqualTo(ReleaseAction.UPGRADE);
        assertThat(plan.objects()).extracting(ObjectChange::change).containsOnly(ChangeKind.UNCHANGED);
    }

    @Test
    void thePasswordInTheClusterIsKeptAndNeverShown() throws InterruptedException {
        helm.apply(spec("postgresql", "{}"), () -> true, line -> {});
        Secret secret = client.secrets()
                .inNamespace(namespace)
                .withName("postgresql-cha-auth")
                .get();

        ReleasePlan plan = plan(spec("postgresql", "{\"containerPort\": 5433}"));

        assertThat(change(plan, "Secret").change()).isEqualTo(ChangeKind.UNCHANGED);
        assertThat(change(plan, "StatefulSet").change()).isEqualTo(ChangeKind.CHANGED);
        assertThat(JsonMapper.shared().writeValueAsString(plan))
                .doesNotContain(secret.getData().getOrDefault("password", ""));
    }

    @Test
    void anotherMajorVersionOfTheDatabaseIsFlagged() throws InterruptedException {
        helm.apply(spec("postgresql", "{\"image\": {\"tag\": \"15.8\"}}"), () -> true, line -> {});

        ReleasePlan plan = plan(spec("postgresql", "{\"image\": {\"tag\": \"16.4\"}}"));

        assertThat(plan.destructive()).isTrue();
        assertThat(change(plan, "StatefulSet").destructive()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(DestructiveKind.DATABASE_VERSION);
            assertThat(found.reason()).endsWith("PostgreSQL 15 and 16 do not share a data folder");
        });
    }

    @Test
    void aVolumeOfAnotherSizeIsFlagged() throws InterruptedException {
        helm.apply(spec("postgresql", "{}"), () -> true, line -> {});

        ReleasePlan plan = plan(spec("postgresql", "{\"persistence\": {\"size\": \"16Gi\"}}"));

        assertThat(change(plan, "StatefulSet").destructive())
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.IMMUTABLE_FIELD);
    }

    @Test
    void plansOfTheSameThingHaveTheSameHash() throws InterruptedException {
        String first = hash(spec("postgresql", "{}"));
        assertThat(hash(spec("postgresql", "{}"))).isEqualTo(first);
        assertThat(hash(spec("postgresql", "{\"containerPort\": 5433}"))).isNotEqualTo(first);

        helm.apply(spec("postgresql", "{}"), () -> true, line -> {});
        String deployed = hash(spec("postgresql", "{}"));
        assertThat(deployed).isNotEqualTo(first);
        assertThat(hash(spec("postgresql", "{}"))).isEqualTo(deployed);

        String upgrade = hash(spec("postgresql", "{\"containerPort\": 5434}"));
        assertThat(hash(spec("postgresql", "{\"containerPort\": 5434}"))).isEqualTo(upgrade);
        helm.apply(spec("postgresql", "{\"containerPort\": 5433}"), () -> true, line -> {});
        assertThat(hash(spec("postgresql", "{\"containerPort\": 5434}"))).isNotEqualTo(upgrade);
    }

    @Test
    void valuesThatBreakTheSchemaAreTheCallersFault() {
        var error = ErrorClassifier.classify(
                catchThrowable(() -> plan(spec("backend-api", "{\"replicaCount\": \"many\"}"))));

        assertThat(error.code()).isEqualTo("VALUES_INVALID");
        assertThat(error.failureClass()).isEqualTo(FailureClass.USER);
    }

    @Test
    void whatWasJustDeployedHasNotDrifted() throws InterruptedException {
        ReleaseSpec frontend = spec("user-frontend", """
                {"ingress": {"enabled": true, "host": "app.example.com"}, "podDisruptionBudget": {"enabled": true}}""");
        helm.apply(spec("postgresql", "{}"), () -> true, line -> {});
        helm.apply(spec("backend-api", BACKEND), () -> true, line -> {});
        helm.apply(frontend, () -> true, line -> {});

        assertThat(drift.of(new ReleaseName(namespace, "postgresql-cha"), 1).findings())
                .isEmpty();
        assertThat(drift.of(new ReleaseName(namespace, "backend-api-cha"), 1).findings())
                .isEmpty();
        assertThat(drift.of(frontend.release(), 1).findings()).isEmpty();
        assertThat(drift.of(frontend.release(), 2).findings())
                .extracting(DriftFinding::code)
                .containsExactly(DriftKind.REVISION);
    }

    @Test
    void whatSomebodyDidToTheClusterIsDrift() throws InterruptedException {
        ReleaseSpec backend = spec("backend-api", BACKEND);
        helm.apply(backend, () -> true, line -> {});
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("backend-api-cha")
                .scale(5);
        client.services().inNamespace(namespace).withName("backend-api-cha").delete();

        assertThat(drift.of(backend.release(), 1).findings())
                .extracting(DriftFinding::code, DriftFinding::object)
                .containsExactlyInAnyOrder(
                        tuple(DriftKind.REPLICAS, "Deployment backend-api-cha"),
                        tuple(DriftKind.OBJECT_MISSING, "Service backend-api-cha"));
        assertThat(drift.of(new ReleaseName(namespace, "other"), null).findings())
                .extracting(DriftFinding::code)
                .containsExactly(DriftKind.RELEASE_MISSING);
    }

    @Test
    void whatAnAutoscalerDoesIsNoDrift() throws InterruptedException {
        ReleaseSpec backend = spec("backend-api", BACKEND);
        helm.apply(backend, () -> true, line -> {});
        client.resource(new HorizontalPodAutoscalerBuilder()
                        .withNewMetadata()
                        .withName("somebodys")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withMaxReplicas(9)
                        .withNewScaleTargetRef("apps/v1", "Deployment", "backend-api-cha")
                        .endSpec()
                        .build())
                .create();
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("backend-api-cha")
                .scale(5);

        assertThat(drift.of(backend.release(), 1).findings()).isEmpty();
    }

    private ReleaseSpec spec(String chart, String values) {
        return new ReleaseSpec(new ReleaseName(namespace, chart + "-cha"), charts.chart(chart), (ObjectNode)
                JsonMapper.shared().readTree(values));
    }

    private ReleasePlan plan(ReleaseSpec wanted) throws InterruptedException {
        return planner.plan("component", wanted).plan();
    }

    private String hash(ReleaseSpec wanted) throws InterruptedException {
        return PlanHash.of(
                "CHA",
                TenantConfig.empty(),
                List.of(planner.plan("component", wanted).hashed()));
    }

    private static ObjectChange change(ReleasePlan plan, String kind) {
        return plan.objects().stream()
                .filter(object -> object.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
