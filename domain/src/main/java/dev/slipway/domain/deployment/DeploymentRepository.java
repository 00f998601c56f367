package dev.slipway.domain.deployment;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Deployment jobs in PostgreSQL. */
public interface DeploymentRepository extends Repository<Deployment, UUID> {
    /** Inserts or updates a job with its steps. */
    Deployment save(Deployment deployment);

    /** The job of an id. */
    Optional<Deployment> findById(UUID id);

    /** The same with its steps, for use outside of a transaction. */
    @EntityGraph(attributePaths = "steps")
    Optional<Deployment> findWithStepsById(UUID id);

    /** The same for who is about to change it: whoever else is waits for the end of this transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deployment d where d.id = :id")
    Optional<Deployment> lockById(UUID id);

    /** Whether there is such a job. */
    boolean existsById(UUID id);

    /** A tenant's jobs. */
    Page<Deployment> findByCompanyCode(String companyCode, Pageable page);

    /** A tenant's newest job; ids are ordered by time. */
    Optional<Deployment> findFirstByCompanyCodeOrderByIdDesc(String companyCode);

    /** A tenant's newest job in a state; ids are ordered by time. */
    Optional<Deployment> findFirstByCompanyCodeAndStateOrderByIdDesc(String companyCode, DeploymentState state);

    /** A tenant's jobs that had been asked for by a time, the newest first. */
    List<Deployment> findByCompanyCodeAndCreatedAtLessThanEqualOrderByIdDesc(String companyCode, Instant time);

    /** Every job that has not ended, oldest first. */
    List<Deployment> findByEndedAtIsNullOrderById();

    /** How many open jobs that were let in are in one of these states. */
    long countByEndedAtIsNullAndAdmittedAtIsNotNullAndStateIn(List<DeploymentState> states);

    /** Open jobs that were not let in yet and wait for this, the oldest first. */
    List<Deployment> findByEndedAtIsNullAndAdmittedAtIsNullAndWaitingKindOrderById(Waiting.Kind kind);
}
