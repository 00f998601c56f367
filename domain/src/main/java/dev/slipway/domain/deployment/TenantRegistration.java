package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.Tenant;
import dev.slipway.domain.tenant.TenantRepository;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the intent to deploy a tenant: its row and the job's, together or not at all. Thread-safe. */
@Service
public class TenantRegistration {
    private final TenantRepository tenants;
    private final DeploymentRepository deployments;
    private final EntityManager entities;
    private final Clock clock;

    TenantRegistration(
            TenantRepository tenants, DeploymentRepository deployments, EntityManager entities, Clock clock) {
        this.tenants = tenants;
        this.deployments = deployments;
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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Tenant tenant = tenants.findByCompanyCode(code.value()).orElse(null);
        if (tenant == null) {
            tenants.save(Tenant.registered(code, asked.config(), now));
        } else if (tenant.status().mayDeployAgain()) {
            tenant.redeploy(asked.config(), now);
        } else {
            throw new TenantExistsException(code, runningJob(code));
        }
        return deployments.save(Deployment.accepted(asked, now));
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
