package dev.slipway.domain.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Plans in PostgreSQL. */
interface PlanRepository extends Repository<Plan, UUID> {
    Plan save(Plan plan);

    Optional<Plan> findById(UUID id);

    /** The newest, as ids are ordered by time. */
    Optional<Plan> findFirstByCompanyCodeAndPlanHashAndExpiresAtAfterOrderByIdDesc(
            String companyCode, String planHash, Instant now);

    @Modifying
    @Query("delete from Plan p where p.expiresAt <= :now")
    void deleteExpired(Instant now);
}
