package dev.slipway.domain.deployment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** Deployment jobs in PostgreSQL. */
public interface DeploymentRepository extends Repository<Deployment, UUID> {
    /** Inserts or updates a job with its steps. */
    Deployment save(Deployment deployment);

    /** The job of an id. */
    Optional<Deployment> findById(UUID id);

    /** Whether there is such a job. */
    boolean existsById(UUID id);

    /** A tenant's jobs. */
    Page<Deployment> findByCompanyCode(String companyCode, Pageable page);

    /** A tenant's newest job; ids are ordered by time. */
    Optional<Deployment> findFirstByCompanyCodeOrderByIdDesc(String companyCode);

    /** Every job that has not ended, oldest first. */
    List<Deployment> findByEndedAtIsNullOrderById();
}
