package dev.slipway.api.tenant;

import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.plan.Plans;
import dev.slipway.domain.tenant.CompanyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an upgrade would change, before it does. */
@RestController
@RequestMapping("/api/tenants/{companyCode}")
@Tag(name = "Tenants")
class PlanController {
    private final UpgradeRequests requests;
    private final TenantPlanner planner;
    private final Plans plans;

    PlanController(UpgradeRequests requests, TenantPlanner planner, Plans plans) {
        this.requests = requests;
        this.planner = planner;
        this.plans = plans;
    }

    @PostMapping("/plan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @FailsWith(ErrorCode.TENANT_NOT_FOUND)
    @Operation(
            summary = "Plan an upgrade",
            description =
                    "Renders what would be applied and compares it with what is live, object by object; nothing is"
                            + " changed. Ask /plans/{planId} until it is ready, then send its planHash with the upgrade.")
    PlanView plan(@PathVariable String companyCode, @RequestBody PlanTenantRequest body) {
        UpgradeRequests.Checked checked = requests.check(companyCode, body.asUpgrade());
        return PlanView.of(planner.begin(checked.code(), checked.config()));
    }

    @GetMapping("/plans/{planId}")
    @FailsWith({ErrorCode.TENANT_NOT_FOUND, ErrorCode.PLAN_NOT_FOUND})
    @Operation(summary = "One plan", description = "Kept for a day.")
    PlanView one(@PathVariable String companyCode, @PathVariable UUID planId) {
        CompanyCode code = CompanyCode.parse(companyCode).orElseThrow(TenantDetails::notFound);
        return plans.find(planId)
                .filter(plan -> plan.companyCode().equals(code.value()))
                .map(PlanView::of)
                .orElseThrow(() -> ApiException.of(
                        ErrorCode.PLAN_NOT_FOUND,
                        "Plan not found",
                        "Plans are kept for a day; POST /api/tenants/{companyCode}/plan makes one"));
    }
}
