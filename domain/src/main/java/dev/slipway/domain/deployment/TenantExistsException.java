package dev.slipway.domain.deployment;

import dev.slipway.domain.tenant.CompanyCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant was to be deployed that exists already. */
public final class TenantExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CompanyCode code;
    private final @Nullable UUID runningDeployment;

    /** Names the tenant, and its running job where there is one. */
    public TenantExistsException(CompanyCode code, @Nullable UUID runningDeployment) {
        super("Tenant " + code + " exists");
        this.code = code;
        this.runningDeployment = runningDeployment;
    }

    /** The tenant. */
    public CompanyCode code() {
        return code;
    }

    /** The job that runs for it now; null where none does. */
    public @Nullable UUID runningDeployment() {
        return runningDeployment;
    }
}
