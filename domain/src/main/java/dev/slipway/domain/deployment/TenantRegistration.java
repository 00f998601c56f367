package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantRepository;
import dev.slipway.domain.timeline.EventKind;
import dev.slipway.domain.timeline.NewEvent;
import dev.slipway.domain.timeline.Timeline;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the intent to change a tenant: its row and the job's, together or not at all. Thread-safe. */
@Service
public class TenantRegistration {
    private final TenantRepository tenants;
    private final DeploymentRepository deployments;
    private final Timeline timeline;
    private final EntityManager entities;
    private final Clock clock;

    TenantRegistration(
            TenantRepository tenants,
            DeploymentRepository deployments,
            Timeline timeline,
            EntityManager entities,
            Clock clock) {
        this.tenants = tenants;
        this.deployments = deployments;
        this.timeline = timeline;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Registers a new tenant, or one whose last deployment failed or was cancelled, with a job that is to deploy it.
     *
     * @throws TenantExistsException where it runs, or a job for it does
     */
    @Transactional
    public Deployment register(CompanyCode code, NewDeployment asked) {
        takeTurn(code);
        Instant now = now();
        Tenant tenant = tenants.findByCompanyCode(code.value()).orElse(null);
        if (tenant == null) {
            tenants.save(Tenant.registered(code, asked.config(), now));
        } else if (tenant.status().mayDeployAgain()) {
            tenant.redeploy(asked.config(), now);
        } else {
            throw new TenantExistsException(code, runningJob(code));
        }
        return accept(asked, now);
    }

    /**
     * Registers a job that is to change, or remove, a tenant that is there.
     *
     * @param asked says what is to be done, given the tenant as it is
     * @return the job; empty where there is no such tenant
     * @throws TenantExistsException where a job runs for it
     */
    @Transactional
    public Optional<Deployment> change(CompanyCode code, Function<Tenant, NewDeployment> asked) {
        takeTurn(code);
        UUID running = runningJob(code);
        if (running != null) {
            throw new TenantExistsException(code, running);
        }
        return tenants.findByCompanyCode(code.value()).map(tenant -> accept(asked.apply(tenant), now()));
    }

    /**
     * Registers a job that is to change a tenant for a reason that was seen after its last job had ended.
     *
     * @param lastJob that job
     * @param asked says what is to be done, given the tenant as it is
     * @return the job; empty where another came in between, or the tenant is gone
     */
    @Transactional
    public Optional<Deployment> changeAfter(UUID lastJob, CompanyCode code, Function<Tenant, NewDeployment> asked) {
        takeTurn(code);
        boolean isLast = deployments
                .findFirstByCompanyCodeOrderByIdDesc(code.value())
                .filter(job -> job.id().equals(lastJob) && job.ended())
                .isPresent();
        return isLast
                ? tenants.findByCompanyCode(code.value()).map(tenant -> accept(asked.apply(tenant), now()))
                : Optional.empty();
    }

    private Deployment accept(NewDeployment asked, Instant now) {
        Deployment accepted = deployments.save(Deployment.accepted(asked, now));
        timeline.record(NewEvent.of(asked.companyCode(), accepted.id(), EventKind.JOB_ACCEPTED)
                .by(
                        asked.requestedBy(),
                        asked.repair() == null ? null : asked.repair().reason())
                .with("kind", asked.kind().wire()));
        return accepted;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Lets requests for one tenant pass one after the other, in every replica, so that the second sees what the first
     * wrote and is refused in words, rather than by a broken unique key that spoils its transaction.
     */
    private void takeTurn(CompanyCode code) {
        CRC32 crc = new CRC32();
        crc.update(code.value().getBytes(StandardCharsets.UTF_8));
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:space, :key)) locked")
                .setParameter("space", 0x7e4a)
                .setParameter("key", (int) crc.getValue())
                .getSingleResult();
    }

    private @Nullable UUID runningJob(CompanyCode code) {
        return deployments
                .findFirstByCompanyCodeOrderByIdDesc(code.value())
                .filter(job -> !job.ended())
                .map(Deployment::id)
                .orElse(null);
    }
}
