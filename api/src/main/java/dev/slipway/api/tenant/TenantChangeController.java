package dev.slipway.api.tenant;

import dev.slipway.api.deployment.DeploymentStarter;
import dev.slipway.api.idempotency.IdempotentRequests;
import dev.slipway.api.idempotency.TakesIdempotencyKey;
import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.tenant.CompanyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changing and removing tenants that are there; each is a job like a deploy. */
@RestController
@RequestMapping("/api/tenants/{companyCode}")
@Tag(name = "Tenants")
class TenantChangeController {
    private final UpgradeRequests requests;
    private final TenantPlanner planner;
    private final TenantOrders orders;
    private final IdempotentRequests idempotent;
    private final DeploymentStarter starter;

    TenantChangeController(
            UpgradeRequests requests,
            TenantPlanner planner,
            TenantOrders orders,
            IdempotentRequests idempotent,
            DeploymentStarter starter) {
        this.requests = requests;
        this.planner = planner;
        this.orders = orders;
        this.idempotent = idempotent;
        this.starter = starter;
    }

    @PutMapping
    @TakesIdempotencyKey
    @FailsWith({ErrorCode.TENANT_NOT_FOUND, ErrorCode.DEPLOYMENT_RUNNING, ErrorCode.PLAN_STALE})
    @Operation(
            summary = "Upgrade a tenant",
            description = "Brings it to another configuration, part by part in order; a part that is so already is left"
                    + " alone.")
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = DeploymentAccepted.class)))
    ResponseEntity<byte[]> upgrade(
            @PathVariable String companyCode, @RequestBody UpgradeTenantRequest body, HttpServletRequest request) {
        UpgradeRequests.Checked checked = requests.check(companyCode, body);
        CompanyCode code = checked.code();
        if (body.planHash() != null) {
            planner.requireFresh(code, checked.config(), body.planHash());
        }
        ResponseEntity<byte[]> answer = idempotent.run(
                request,
                body,
                HttpStatus.ACCEPTED,
                () -> orders.upgrade(code, tenant -> body.over(tenant.config()), body.planHash(), request));
        starter.startNewest(code.value());
        return answer;
    }

    @DeleteMapping
    @TakesIdempotencyKey
    @FailsWith({ErrorCode.TENANT_NOT_FOUND, ErrorCode.DEPLOYMENT_RUNNING})
    @Operation(
            summary = "Remove a tenant",
            description =
                    "Removes its releases, the last one first, then its namespace with its data. With keepData the"
                            + " volumes and their namespace stay, and a later deploy of the same code takes them up again.")
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = DeploymentAccepted.class)))
    ResponseEntity<byte[]> remove(
            @PathVariable String companyCode,
            @RequestParam(required = false) @Nullable String confirm,
            @RequestParam(defaultValue = "false") boolean keepData,
            HttpServletRequest request) {
        CompanyCode code = known(companyCode);
        if (!code.value().equalsIgnoreCase(confirm)) {
            throw ApiException.invalidParameter("confirm", "must be the tenant's code, " + code);
        }
        ResponseEntity<byte[]> answer =
                idempotent.run(request, keepData, HttpStatus.ACCEPTED, () -> orders.remove(code, keepData, request));
        starter.startNewest(code.value());
        return answer;
    }

    private CompanyCode known(String companyCode) {
        return CompanyCode.parse(companyCode).orElseThrow(TenantDetails::notFound);
    }
}
