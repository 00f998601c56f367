package dev.slipway.api.tenant;

import dev.slipway.api.deployment.DeploymentStarter;
import dev.slipway.api.idempotency.IdempotentRequests;
import dev.slipway.api.idempotency.TakesIdempotencyKey;
import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.TenantConfig;
import dev.slipway.domain.tenant.TenantRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tenants: deploying one, listing all, looking at one. */
@RestController
@RequestMapping("/api/tenants")
@Tag(name = "Tenants")
class TenantController {
    private final TenantConfigCheck check;
    private final TenantOrders orders;
    private final TenantRepository tenants;
    private final TenantDetails details;
    private final IdempotentRequests idempotent;
    private final DeploymentStarter starter;

    TenantController(
            TenantConfigCheck check,
            TenantOrders orders,
            TenantRepository tenants,
            TenantDetails details,
            IdempotentRequests idempotent,
            DeploymentStarter starter) {
        this.check = check;
        this.orders = orders;
        this.tenants = tenants;
        this.details = details;
        this.idempotent = idempotent;
        this.starter = starter;
    }

    @PostMapping
    @TakesIdempotencyKey
    @FailsWith(ErrorCode.TENANT_EXISTS)
    @Operation(
            summary = "Deploy a tenant",
            description =
                    "Answers at once with the job; watch it at /api/deployments/{deploymentJobId} or over its log."
                            + " A tenant whose last deployment failed or was cancelled is deployed afresh.")
    @ApiResponse(
            responseCode = "202",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = DeploymentAccepted.class)))
    ResponseEntity<byte[]> deploy(@RequestBody CreateTenantRequest body, HttpServletRequest request) {
        CompanyCode code = companyCode(body.companyCode());
        TenantConfig config = body.configOrEmpty();
        Map<String, String> problems = check.problems(code, config);
        if (!problems.isEmpty()) {
            throw ApiException.invalid(ErrorCode.VALIDATION_FAILED, "The request is not valid", problems);
        }
        ResponseEntity<byte[]> answer =
                idempotent.run(request, body, HttpStatus.ACCEPTED, () -> orders.place(code, config, request));
        starter.startNewest(code.value());
        return answer;
    }

    @GetMapping
    @Operation(summary = "All tenants", description = "Every tenant with its status, by company code.")
    List<TenantSummary> all() {
        return tenants.overview().stream().map(TenantSummary::of).toList();
    }

    @GetMapping("/{companyCode}")
    @FailsWith(ErrorCode.TENANT_NOT_FOUND)
    @Operation(summary = "One tenant", description = "Its status, its releases and where it is reached.")
    TenantDetail one(@PathVariable String companyCode) {
        return details.of(companyCode);
    }

    private static CompanyCode companyCode(@Nullable String text) {
        return CompanyCode.parse(text == null ? "" : text)
                .orElseThrow(() -> ApiException.invalidField("companyCode", "must be " + CompanyCode.RULE));
    }
}
