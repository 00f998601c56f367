package dev.slipway.api.tenant;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantConfig;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Checks at the door what is asked of tenants that are there. Thread-safe. */
@Component
class UpgradeRequests {
    private final TenantConfigCheck check;
    private final TenantDetails details;

    UpgradeRequests(TenantConfigCheck check, TenantDetails details) {
        this.check = check;
        this.details = details;
    }

    /**
     * A request that holds.
     *
     * @param code the tenant
     * @param config the whole configuration that is asked for, given the tenant's present one
     */
    record Checked(CompanyCode code, TenantConfig config) {}

    /** Refuses a request for a tenant that is not there, or with values that are not valid. */
    Checked check(String companyCode, UpgradeTenantRequest asked) {
        CompanyCode code = CompanyCode.parse(companyCode).orElseThrow(TenantDetails::notFound);
        TenantConfig present = details.find(code.value()).config();
        Map<String, String> problems = new TreeMap<>(asked.problems());
        TenantConfig config = asked.over(present);
        if (problems.isEmpty()) {
            problems.putAll(check.problems(code, config));
        }
        if (!problems.isEmpty()) {
            throw ApiException.invalid(ErrorCode.VALIDATION_FAILED, "The request is not valid", problems);
        }
        return new Checked(code, config);
    }
}
