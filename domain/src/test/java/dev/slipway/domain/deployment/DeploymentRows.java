package dev.slipway.domain.deployment;

import dev.slipway.domain.DomainConfiguration;
import dev.slipway.domain.log.LogDatabase;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The domain on a real PostgreSQL, with tenants and jobs to try it on. */
public final class DeploymentRows implements AutoCloseable {
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final List<String> STEPS =
            List.of("namespace", "postgresql", "backend-api", "user-frontend", "verify");

    private final ConfigurableApplicationContext context;

    /** Starts the domain; settings as {@code name=value}. */
    public DeploymentRows(String... settings) {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + LogDatabase.port() + "/postgres",
                        "spring.datasource.username=postgres",
                        "spring.jpa.hibernate.ddl-auto=none",
                        "spring.main.banner-mode=off")
                .properties(settings)
                .build()
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DomainConfiguration.class)
    static class Application {}

    /** A part of the domain. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A code that no other test of this JVM has. */
    public static CompanyCode newCode() {
        return new CompanyCode("ROW" + TENANTS.incrementAndGet());
    }

    /** A new tenant's pending job. */
    UUID deploying(CompanyCode code) {
        return deploying(code, TenantConfig.empty());
    }

    UUID deploying(CompanyCode code, TenantConfig config) {
        return bean(TenantRegistration.class)
                .register(code, asked(DeploymentKind.DEPLOY, code, config, null))
                .id();
    }

    /** A job that is to change a tenant that is there. */
    public UUID changing(CompanyCode code, DeploymentKind kind, TenantConfig config) {
        Optional<Deployment> job =
                bean(TenantRegistration.class).change(code, tenant -> asked(kind, code, config, tenant.config()));
        return job.orElseThrow().id();
    }

    /** A tenant that runs, each release at its first revision. */
    public CompanyCode running() {
        return running(TenantConfig.empty());
    }

    /** The same with a configuration. */
    public CompanyCode running(TenantConfig config) {
        CompanyCode code = newCode();
        carryOut(deploying(code, config), 1);
        return code;
    }

    /** Has a job succeed, each release at a revision. */
    public void carryOut(UUID job, int revision) {
        DeploymentJournal journal = bean(DeploymentJournal.class);
        journal.begin(job, "run");
        for (String step : STEPS) {
            journal.attempt(job, step, 1);
            journal.applied(job, step, revision);
            journal.succeeded(job, step);
        }
        journal.end(job, DeploymentState.SUCCEEDED, null, null, false);
    }

    /** A job with its steps. */
    public Deployment job(UUID id) {
        return bean(DeploymentRepository.class).findWithStepsById(id).orElseThrow();
    }

    /** A tenant. */
    public Tenant tenant(CompanyCode code) {
        return bean(TenantRepository.class).findByCompanyCode(code.value()).orElseThrow();
    }

    private static NewDeployment asked(
            DeploymentKind kind, CompanyCode code, TenantConfig config, @Nullable TenantConfig before) {
        return new NewDeployment(
                kind, code.value(), config, "tenant/" + code.lower(), null, STEPS, before, false, null, "tester", null);
    }

    @Override
    public void close() {
        context.close();
    }
}
