package dev.slipway.domain.deployment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** People's decisions in PostgreSQL. */
public interface DecisionRepository extends Repository<DeploymentDecision, UUID> {
    /** Inserts or updates a decision. */
    DeploymentDecision save(DeploymentDecision decision);

    /** The decision of an id. */
    Optional<DeploymentDecision> findById(UUID id);
}
