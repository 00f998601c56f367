package dev.slipway.domain.drift;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** What checks found, in PostgreSQL. */
interface TenantDriftRepository extends Repository<TenantDrift, UUID> {
    TenantDrift save(TenantDrift drift);

    Optional<TenantDrift> findById(UUID tenantId);

    /** The codes of tenants that run and for which no job does, those first that were not checked for the longest. */
    @Query(nativeQuery = true, value = """
            SELECT t.company_code FROM tenant t LEFT JOIN tenant_drift d ON d.tenant_id = t.id
            WHERE t.status = 'ACTIVE' AND NOT EXISTS
                (SELECT 1 FROM deployment j WHERE j.company_code = t.company_code AND j.ended_at IS NULL)
            ORDER BY d.checked_at NULLS FIRST, t.company_code""")
    List<String> companyCodesAtRest();
}
