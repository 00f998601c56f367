package dev.slipway.api.drift;

import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.drift.DriftChecks;
import dev.slipway.domain.drift.DriftState;
import dev.slipway.domain.tenant.CompanyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What in the cluster differs from what a tenant should be. */
@RestController
@RequestMapping("/api/tenants/{companyCode}/drift")
@Tag(name = "Tenants")
class DriftController {
    private final DriftChecks checks;
    private final DriftCheckStarter starter;

    DriftController(DriftChecks checks, DriftCheckStarter starter) {
        this.checks = checks;
        this.starter = starter;
    }

    @GetMapping
    @FailsWith(ErrorCode.TENANT_NOT_FOUND)
    @Operation(
            summary = "A tenant's drift",
            description = "What the last check found: releases, revisions, replicas and objects that are not as the"
                    + " tenant's last job left them. Checks recur by themselves.")
    DriftView drift(@PathVariable String companyCode) {
        CompanyCode code = parsed(companyCode);
        return DriftView.of(code.value(), state(code));
    }

    @PostMapping("/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @FailsWith({ErrorCode.TENANT_NOT_FOUND, ErrorCode.NOT_ALLOWED_IN_THIS_STATE})
    @Operation(
            summary = "Check a tenant for drift now",
            description = "A second or two later the drift has a newer checkedAt. Only tenants that are active, and for"
                    + " which no job runs, are checked.")
    DriftCheckBegun check(@PathVariable String companyCode) {
        CompanyCode code = parsed(companyCode);
        state(code);
        if (checks.atRest(code.value()).isEmpty()) {
            throw ApiException.of(
                    ErrorCode.NOT_ALLOWED_IN_THIS_STATE,
                    "The tenant cannot be checked for drift now",
                    "It is not active, or a job runs for it: /api/tenants/" + code + "/deployments");
        }
        starter.start(code);
        return DriftCheckBegun.of(code.value());
    }

    private DriftState state(CompanyCode code) {
        return checks.of(code).orElseThrow(DriftController::notFound);
    }

    private static CompanyCode parsed(String companyCode) {
        return CompanyCode.parse(companyCode).orElseThrow(DriftController::notFound);
    }

    private static ApiException notFound() {
        return ApiException.of(
                ErrorCode.TENANT_NOT_FOUND,
                "There is no such tenant; GET /api/tenants lists those that exist",
                "Tenant not found");
    }
}
