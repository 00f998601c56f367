package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.activities.ActivitiesConfiguration;
import dev.slipway.activities.helm.Helm;
import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseStore;
import dev.slipway.activities.tenant.TenantSpecs;
import dev.slipway.domain.plan.ChangeKind;
import dev.slipway.domain.plan.ObjectChange;
import dev.slipway.domain.plan.Plan;
import dev.slipway.domain.plan.PlanResult;
import dev.slipway.domain.plan.PlanState;
import dev.slipway.domain.plan.Plans;
import dev.slipway.domain.plan.ReleaseAction;
import dev.slipway.domain.plan.ReleasePlan;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.simulator.ClusterSimulator;
import dev.slipway.simulator.SimulatorSettings;
import dev.slipway.workflows.plan.PlanTenantInput;
import dev.slipway.workflows.plan.PlanTenantWorkflow;
import dev.slipway.workflows.plan.PlanTenantWorkflowImpl;
import dev.slipway.workflows.plan.TenantPlans;
import dev.slipway.workflows.release.PlannedRelease;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole way of a plan: workflow, activity, Helm's library, a simulated cluster and a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantPlanTest {
    private static final String PASSWORD = "Zwerge-und-Drachen";

    private final ClusterSimulator simulator = ClusterSimulator.start(SimulatorSettings.instant());
    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;
    private final TestWorkflowEnvironment temporal;
    private CompanyCode code = new CompanyCode("AA");

    TenantPlanTest() throws IOException {
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
                .build());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ActivitiesConfiguration.class)
    static class Application {}

    @BeforeAll
    void startWorker() {
        Worker worker = temporal.newWorker(TenantPlans.TASK_QUEUE);
        worker.registerWorkflowImplementationTypes(PlanTenantWorkflowImpl.class);
        worker.registerActivitiesImplementations(context.getBean(PlanActivitiesImpl.class));
        temporal.start();
    }

    @AfterAll
    void close() throws IOException {
        temporal.close();
        context.close();
        postgres.close();
        simulator.close();
    }

    @BeforeEach
    void makeNamespace() {
        code = new CompanyCode(
                "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT));
        context.getBean(KubernetesClient.class)
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(code.namespace())
                        .endMetadata()
                        .build())
                .create();
    }

    @Test
    void plansAFirstDeployAndDeploysNothing() {
        PlanResult result = planned(TenantConfig.empty());

        assertThat(result.releases())
                .extracting(ReleasePlan::component)
                .containsExactly("postgresql", "backendApi", "userFrontend");
        assertThat(result.releases()).extracting(ReleasePlan::action).containsOnly(ReleaseAction.INSTALL);
        assertThat(result.destructive()).isFalse();
        assertThat(context.getBean(ReleaseStore.class).latest(name(TenantComponent.POSTGRESQL)))
                .isEmpty();
    }

    @Test
    void plansAnUpgradeOfOnePartAndLeavesTheOthersAlone() throws InterruptedException {
        deploy(TenantConfig.empty());

        PlanResult result = planned(config(Map.of("backendApi", 4), Map.of()));

        assertThat(result.releases())
                .extracting(ReleasePlan::action)
                .containsExactly(ReleaseAction.UNCHANGED, ReleaseAction.UPGRADE, ReleaseAction.UNCHANGED);
        assertThat(result.releases().get(1).objects())
                .filteredOn(object -> object.change() == ChangeKind.CHANGED)
                .extracting(ObjectChange::kind)
                .containsExactly("Deployment");
    }

    @Test
    void givesTheSameHashForTheSameAndAnotherForAnother() throws InterruptedException {
        String first = planned(TenantConfig.empty()).planHash();
        assertThat(planned(TenantConfig.empty()).planHash()).isEqualTo(first);
        assertThat(planned(config(Map.of("backendApi", 4), Map.of())).planHash())
                .isNotEqualTo(first);

        deploy(TenantConfig.empty());
        String deployed = planned(TenantConfig.empty()).planHash();
        assertThat(deployed).isNotEqualTo(first);
        assertThat(planned(TenantConfig.empty()).planHash()).isEqualTo(deployed);
        assertThat(context.getBean(Plans.class).newest(code, deployed)).isPresent();
    }

    @Test
    void keepsPasswordsOutOfTheStoredPlan() {
        ObjectNode values = (ObjectNode) JsonMapper.shared().readTree("""
                {"auth": {"password": "%1$s"}, "podAnnotations": {"note": "open with %1$s"}}""".formatted(PASSWORD));

        PlanResult result = planned(config(Map.of(), Map.of("postgresql", values)));

        String stored = JsonMapper.shared().writeValueAsString(result);
        assertThat(stored).contains("open with ***", "password: '***'");
        assertThat(stored).doesNotContain(PASSWORD, base64(PASSWORD));
    }

    @Test
    void writesDownWhoseFaultItIsThatThereIsNoPlan() {
        ObjectNode values = (ObjectNode) JsonMapper.shared().readTree("{\"replicaCount\": \"many\"}");
        Plan plan = context.getBean(Plans.class).request(code, config(Map.of(), Map.of("backendApi", values)));

        assertThatThrownBy(() -> run(plan)).isInstanceOf(WorkflowFailedException.class);

        Plan failed = context.getBean(Plans.class).find(plan.id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(PlanState.FAILED);
        assertThat(Objects.requireNonNull(failed.error()).code()).isEqualTo("VALUES_INVALID");
        assertThat(failed.error().failureClass()).isEqualTo("user");
    }

    private PlanResult planned(TenantConfig config) {
        Plan plan = context.getBean(Plans.class).request(code, config);
        run(plan);
        Plan ready = context.getBean(Plans.class).find(plan.id()).orElseThrow();
        assertThat(ready.state()).isEqualTo(PlanState.READY);
        return Objects.requireNonNull(ready.result());
    }

    private void run(Plan plan) {
        PlanTenantWorkflow workflow = temporal.getWorkflowClient()
                .newWorkflowStub(
                        PlanTenantWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(TenantPlans.workflowId(code.value(), plan.id()))
                                .setTaskQueue(TenantPlans.TASK_QUEUE)
                                .build());
        List<PlannedRelease> releases = Arrays.stream(TenantComponent.values())
                .map(part -> new PlannedRelease(part.chart(), part.releaseName(code), part.logSource(), 0))
                .toList();
        assertThat(workflow.plan(new PlanTenantInput(plan.id(), code.value(), code.namespace(), releases))
                        .planId())
                .isEqualTo(plan.id());
    }

    private void deploy(TenantConfig config) throws InterruptedException {
        for (TenantComponent part : TenantComponent.values()) {
            context.getBean(Helm.class)
                    .apply(
                            context.getBean(TenantSpecs.class).of(name(part), part, code, config),
                            () -> true,
                            line -> {});
        }
    }

    private ReleaseName name(TenantComponent part) {
        return new ReleaseName(code.namespace(), part.releaseName(code));
    }

    private static TenantConfig config(Map<String, Integer> replicas, Map<String, ObjectNode> values) {
        return new TenantConfig(null, null, replicas, values, null, null, null, null, null, null, null);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
