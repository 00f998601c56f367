package dev.slipway.domain.tenant;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Tenants in PostgreSQL. */
public interface TenantRepository extends Repository<Tenant, UUID> {
    /** Inserts or updates a tenant with its releases. */
    Tenant save(Tenant tenant);

    /** Removes a tenant with its releases; its jobs and its timeline stay. */
    void delete(Tenant tenant);

    /** The tenant of a code in upper case. */
    Optional<Tenant> findByCompanyCode(String companyCode);

    /** Every tenant for the overview, by code, without loading their configurations. */
    @Query(
            "select t.companyCode as companyCode, t.status as status, t.name as name from Tenant t order by t.companyCode")
    List<TenantOverview> overview();

    /**
     * Replaces the last log lines. It goes past the entity and its version on purpose: the lines change once a second
     * while a deployment runs and must not make its other writes fail.
     */
    @Modifying
    @Query("update Tenant t set t.lastDeploymentLog = :lines where t.companyCode = :companyCode")
    void updateLastDeploymentLog(String companyCode, String lines);
}
