package dev.slipway.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.DomainConfiguration;
import dev.slipway.domain.deployment.RecordedError;
import dev.slipway.domain.log.LogDatabase;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {
    private static final CompanyCode CODE = new CompanyCode("PLN");
    private static final TenantConfig CONFIG = new TenantConfig(
            "Plan Ltd.",
            Map.of("postgresql", "16"),
            Map.of("backendApi", 3),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(
                    "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + LogDatabase.port() + "/postgres",
                    "spring.datasource.username=postgres",
                    "spring.jpa.hibernate.ddl-auto=none",
                    "spring.main.banner-mode=off")
            .build()
            .run();
    private final Plans plans = context.getBean(Plans.class);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DomainConfiguration.class)
    static class Application {}

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    void keepsWhatWasAskedForUntilItIsReady() {
        Plan asked = plans.request(CODE, CONFIG);

        Plan found = plans.find(asked.id()).orElseThrow();

        assertThat(found.state()).isEqualTo(PlanState.PENDING);
        assertThat(found.companyCode()).isEqualTo("PLN");
        assertThat(found.config()).isEqualTo(CONFIG);
        assertThat(found.result()).isNull();
        assertThat(found.expiresAt()).isEqualTo(found.createdAt().plus(24, ChronoUnit.HOURS));
    }

    @Test
    void givesTheResultBackAsItWasWritten() {
        UUID id = plans.request(CODE, CONFIG).id();
        PlanResult result = result("aa11");

        plans.ready(id, result);
        plans.ready(id, result);

        Plan found = plans.find(id).orElseThrow();
        assertThat(found.state()).isEqualTo(PlanState.READY);
        assertThat(found.result()).isEqualTo(result);
    }

    @Test
    void speaksTheWordsOfTheApi() {
        assertThat(JsonMapper.shared().writeValueAsString(result("aa11"))).isEqualTo("""
                {"releases":[{"component":"backendApi","releaseName":"backend-api-pln","action":"upgrade",\
                "liveRevision":3,"destructive":true,"objects":[{"kind":"Deployment","name":"backend-api-pln",\
                "change":"changed","destructive":[{"code":"IMMUTABLE_FIELD","reason":"refused"}],\
                "fields":[{"path":"/spec/replicas","before":null,"after":"3"}],"diff":"+3\\n"}]}],\
                "destructive":true,"planHash":"aa11"}""");
    }

    @Test
    void keepsWhyThereIsNoPlan() {
        UUID id = plans.request(CODE, CONFIG).id();
        RecordedError why = new RecordedError("VALUES_INVALID", "user", "replicaCount is no number", "Correct it.");

        plans.failed(id, why);

        Plan found = plans.find(id).orElseThrow();
        assertThat(found.state()).isEqualTo(PlanState.FAILED);
        assertThat(found.error()).isEqualTo(why);
        assertThat(plans.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void findsTheNewestOfAHashAndOfTheTenantAlone() {
        UUID first = plans.request(CODE, CONFIG).id();
        UUID second = plans.request(CODE, CONFIG).id();
        UUID others = plans.request(new CompanyCode("OTH"), CONFIG).id();
        List.of(first, second, others).forEach(id -> plans.ready(id, result("bb22")));

        assertThat(plans.newest(CODE, "bb22")).map(Plan::id).contains(second);
        assertThat(plans.newest(CODE, "cc33")).isEmpty();
    }

    @Test
    void forgetsAPlanAfterADay() {
        Plan plan = plans.request(CODE, CONFIG);
        plans.ready(plan.id(), result("dd44"));

        Plans justBefore = at(Duration.ofHours(23));
        assertThat(justBefore.find(plan.id())).isPresent();
        Plans justAfter = at(Duration.ofHours(25));
        assertThat(justAfter.find(plan.id())).isEmpty();
        assertThat(justAfter.newest(CODE, "dd44")).isEmpty();
    }

    @Test
    void clearsExpiredPlansAwayWithTheNext() {
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        UUID old = Objects.requireNonNull(
                        transaction.execute(status -> at(Duration.ofDays(-2)).request(CODE, CONFIG)))
                .id();
        UUID young = plans.request(CODE, CONFIG).id();

        PlanRepository rows = context.getBean(PlanRepository.class);
        assertThat(rows.findById(old)).isEmpty();
        assertThat(rows.findById(young)).isPresent();
    }

    /** The same plans at another time. */
    private Plans at(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        return new Plans(context.getBean(PlanRepository.class), clock);
    }

    private static PlanResult result(String hash) {
        FieldChange field = new FieldChange("/spec/replicas", NullNode.getInstance(), StringNode.valueOf("3"));
        ObjectChange object = new ObjectChange(
                "Deployment",
                "backend-api-pln",
                ChangeKind.CHANGED,
                List.of(new Destruction(DestructiveKind.IMMUTABLE_FIELD, "refused")),
                List.of(field),
                "+3\n");
        return PlanResult.of(
                List.of(ReleasePlan.of("backendApi", "backend-api-pln", ReleaseAction.UPGRADE, 3, List.of(object))),
                hash);
    }
}
