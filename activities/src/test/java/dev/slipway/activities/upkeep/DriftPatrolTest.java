package dev.slipway.activities.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.activities.ActivitiesConfiguration;
import dev.slipway.activities.deployment.DeploymentActivitiesImpl;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.activities.plan.ReleaseDrift;
import dev.slipway.activities.release.ReleaseActivitiesImpl;
import dev.slipway.activities.tenant.TenantActivitiesImpl;
import dev.slipway.activities.tenant.TenantSpecs;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.NewDeployment;
import dev.slipway.domain.deployment.TenantRegistration;
import dev.slipway.domain.drift.DriftChecks;
import dev.slipway.domain.drift.DriftState;
import dev.slipway.domain.drift.RepairOrder;
import dev.slipway.domain.drift.RestingTenant;
import dev.slipway.domain.log.DeploymentLogReader;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.DriftPolicy;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.tenant.DeployTenantWorkflow;
import dev.slipway.workflows.tenant.DeployTenantWorkflowImpl;
import dev.slipway.workflows.tenant.TenantDeployments;
import dev.slipway.workflows.upkeep.UpkeepRound;
import dev.slipway.workflows.upkeep.UpkeepTask;
import dev.slipway.workflows.upkeep.UpkeepWorkflow;
import dev.slipway.workflows.upkeep.UpkeepWorkflowImpl;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole way of a check and of a repair: workflows, activities, Helm's library, a simulated cluster, PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftPatrolTest {
    private static final List<String> STEPS =
            List.of("namespace", "postgresql", "backend-api", "user-frontend", "verify");

    private final ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final TestWorkflowEnvironment temporal;

    DriftPatrolTest() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.jpa.hibernate.ddl-auto", "none",
                        "spring.main.banner-mode", "off",
                        "SLIPWAY_HELM", "library",
                        "KUBE_CONFIG_BASE64", base64(simulator.kubeconfig())))
                .build()
                .run();
        WorkerFactoryOptions interceptors = WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(context.getBean(WorkerInterceptor.class))
                .build();
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(interceptors)
                .setUseTimeskipping(false)
                .build());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ActivitiesConfiguration.class)
    static class Application {}

    @BeforeAll
    void startWorkers() {
        Worker upkeep = temporal.newWorker(UpkeepTask.TASK_QUEUE);
        upkeep.registerWorkflowImplementationTypes(UpkeepWorkflowImpl.class);
        upkeep.registerActivitiesImplementations(context.getBean(UpkeepActivitiesImpl.class));
        Worker deployments = temporal.newWorker(TenantDeployments.TASK_QUEUE);
        deployments.registerWorkflowImplementationTypes(DeployTenantWorkflowImpl.class);
        deployments.registerActivitiesImplementations(
                context.getBean(DeploymentActivitiesImpl.class),
                context.getBean(ReleaseActivitiesImpl.class),
                context.getBean(TenantActivitiesImpl.class));
        temporal.start();
    }

    @AfterAll
    void close() throws IOException {
        temporal.close();
        context.close();
        postgres.close();
        simulator.close();
    }

    @Test
    void tellsWhatSomebodyDidToTheCluster() {
        CompanyCode code = deployed(null);
        round(null);
        assertThat(state(code).checkedAt()).isNotNull();
        assertThat(state(code).findings()).isEmpty();

        disturb(code);
        round(null);

        assertThat(state(code).findings())
                .extracting(found -> found.component() + " " + found.drift().code())
                .containsExactlyInAnyOrder(
                        "backendApi " + DriftKind.OBJECT_MISSING, "backendApi " + DriftKind.REPLICAS);
        assertThat(newest(code).kind()).isEqualTo(DeploymentKind.DEPLOY);
        assertThat(revision(code, TenantComponent.BACKEND_API)).isEqualTo(1);
    }

    @Test
    void bringsATenantBackThatWantsToBe() {
        CompanyCode code = deployed(DriftPolicy.REPAIR);
        disturb(code);

        round(code);
        Deployment repair = newest(code);
        awaitEnd(repair);

        Deployment ended = newest(code);
        assertThat(ended.kind()).isEqualTo(DeploymentKind.REPAIR);
        assertThat(ended.state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(revision(code, TenantComponent.BACKEND_API)).isEqualTo(2);
        assertThat(revision(code, TenantComponent.POSTGRESQL)).isEqualTo(1);
        assertThat(log(repair))
                .anyMatch(line -> line.startsWith("[slipway] Repairing tenant " + code)
                        && line.contains("Service backend-api-" + code.lower() + " is gone"))
                .contains("[slipway] Revision 1 of backend-api-" + code.lower()
                        + " is wanted, and the cluster differs from it")
                .contains("[slipway] Release postgresql-" + code.lower() + " is deployed as wanted, revision 1");
        round(code);
        assertThat(state(code).findings()).isEmpty();
        assertThat(newest(code).id()).isEqualTo(repair.id());
    }

    @Test
    void repairsOnceWhateverDiesInBetween() throws InterruptedException {
        CompanyCode code = deployed(DriftPolicy.REPAIR);
        disturb(code);
        Deployment repair = context.getBean(DriftChecks.class)
                .record(resting(code), reports(code), new RepairOrder(workflowId(code), STEPS))
                .orElseThrow();
        // as an attempt that died right after Helm had done its work
        ReleaseName release = name(code, TenantComponent.BACKEND_API);
        context.getBean(Helm.class)
                .apply(
                        context.getBean(TenantSpecs.class)
                                .of(release, TenantComponent.BACKEND_API, code, repair.config()),
                        () -> true,
                        line -> {});

        run(repair);

        assertThat(newest(code).state()).isEqualTo(DeploymentState.SUCCEEDED);
        assertThat(revision(code, TenantComponent.BACKEND_API)).isEqualTo(2);
    }

    @Test
    void isNotKeptFromTheOthersByATenantThatCannotBeRead() {
        CompanyCode broken = deployed(null);
        CompanyCode other = deployed(null);
        KubernetesClient client = context.getBean(KubernetesClient.class);
        client.secrets()
                .inNamespace(broken.namespace())
                .withName("sh.helm.release.v1.postgresql-" + broken.lower() + ".v1")
                .edit(secret -> {
                    secret.getData().put("release", base64("no release"));
                    return secret;
                });
        disturb(other);

        round(null);

        assertThat(state(broken).checkedAt()).isNull();
        assertThat(state(other).findings()).hasSize(2);
    }

    @Test
    void leavesATenantAloneForWhichAJobRuns() {
        CompanyCode code = deployed(null);
        disturb(code);
        register(DeploymentKind.UPGRADE, code, config(null));

        round(null);

        assertThat(context.getBean(DriftChecks.class).of(code).orElseThrow().checkedAt())
                .isNull();
    }

    private CompanyCode deployed(@Nullable DriftPolicy policy) {
        CompanyCode code = new CompanyCode(
                "D" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));
        run(register(DeploymentKind.DEPLOY, code, config(policy)));
        return code;
    }

    private Deployment register(DeploymentKind kind, CompanyCode code, TenantConfig config) {
        NewDeployment asked = new NewDeployment(
                kind, code.value(), config, workflowId(code), null, STEPS, null, false, null, null, null);
        TenantRegistration registration = context.getBean(TenantRegistration.class);
        return kind == DeploymentKind.DEPLOY
                ? registration.register(code, asked)
                : registration.change(code, tenant -> asked).orElseThrow();
    }

    private void run(Deployment job) {
        temporal.getWorkflowClient()
                .newWorkflowStub(
                        DeployTenantWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(job.workflowId())
                                .setTaskQueue(TenantDeployments.TASK_QUEUE)
                                .build())
                .deploy(new DeploymentRef(job.id(), job.companyCode()));
    }

    private void awaitEnd(Deployment job) {
        temporal.getWorkflowClient().newUntypedWorkflowStub(job.workflowId()).getResult(Void.class);
    }

    /** A round of the upkeep, for one tenant or for all. */
    private void round(@Nullable CompanyCode code) {
        temporal.getWorkflowClient()
                .newWorkflowStub(
                        UpkeepWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(UpkeepTask.TASK_QUEUE)
                                .build())
                .run(new UpkeepRound(UpkeepTask.DRIFT, code == null ? null : code.value()));
    }

    /** Scales the backend and removes its Service, as somebody with kubectl does. */
    private void disturb(CompanyCode code) {
        KubernetesClient client = context.getBean(KubernetesClient.class);
        String name = "backend-api-" + code.lower();
        client.apps().deployments().inNamespace(code.namespace()).withName(name).scale(5);
        client.services().inNamespace(code.namespace()).withName(name).delete();
    }

    private RestingTenant resting(CompanyCode code) {
        return context.getBean(DriftChecks.class).atRest(code.value()).orElseThrow();
    }

    private Map<TenantComponent, DriftReport> reports(CompanyCode code) {
        Map<TenantComponent, DriftReport> reports = new EnumMap<>(TenantComponent.class);
        for (TenantComponent component : TenantComponent.values()) {
            reports.put(component, context.getBean(ReleaseDrift.class).of(name(code, component), 1));
        }
        return reports;
    }

    private DriftState state(CompanyCode code) {
        return context.getBean(DriftChecks.class).of(code).orElseThrow();
    }

    private Deployment newest(CompanyCode code) {
        return context.getBean(DeploymentRepository.class)
                .findFirstByCompanyCodeOrderByIdDesc(code.value())
                .orElseThrow();
    }

    private int revision(CompanyCode code, TenantComponent component) {
        return context.getBean(ReleaseStore.class)
                .latest(name(code, component))
                .orElseThrow()
                .revision();
    }

    private List<String> log(Deployment job) {
        return context.getBean(DeploymentLogReader.class).tail(job.id(), 500).lines().stream()
                .map(LogLine::text)
                .toList();
    }

    private static ReleaseName name(CompanyCode code, TenantComponent component) {
        return new ReleaseName(code.namespace(), component.releaseName(code));
    }

    private static String workflowId(CompanyCode code) {
        return TenantDeployments.workflowId(code.value());
    }

    private static TenantConfig config(@Nullable DriftPolicy policy) {
        return new TenantConfig(null, null, null, null, null, null, null, null, null, null, policy);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
