package dev.slipway.api.timeline;

import dev.slipway.api.deployment.MaskedConfig;
import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.list.ListPage;
import dev.slipway.api.web.list.Listed;
import dev.slipway.api.web.list.PageRequest;
import dev.slipway.domain.deployment.TenantHistory;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.timeline.TenantEvent;
import dev.slipway.domain.timeline.TenantEventRepository;
import dev.slipway.domain.timeline.TenantState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's past: it outlives Temporal's histories, and the tenant. */
@RestController
@RequestMapping("/api/tenants/{companyCode}")
@Tag(name = "Tenants")
class TimelineController {
    private final TenantEventRepository events;
    private final TenantHistory history;
    private final Clock clock;

    TimelineController(TenantEventRepository events, TenantHistory history, Clock clock) {
        this.events = events;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/timeline")
    @FailsWith(ErrorCode.TENANT_NOT_FOUND)
    @Operation(
            summary = "What happened to a tenant",
            description = "Jobs, steps, attempts, decisions with who and why, and changes of status; newest first.")
    ListPage<EventView> timeline(@PathVariable String companyCode, @Listed(sortable = "at") PageRequest page) {
        CompanyCode code = CompanyCode.parse(companyCode).orElseThrow(TimelineController::notFound);
        Sort sort = Sort.by(page.descending() ? Sort.Direction.DESC : Sort.Direction.ASC, "at", "id");
        Page<TenantEvent> found = events.findByCompanyCode(
                code.value(), org.springframework.data.domain.PageRequest.of(page.page(), page.size(), sort));
        if (found.getTotalElements() == 0) {
            throw notFound();
        }
        return ListPage.of(page, found.stream().map(EventView::of).toList(), found.getTotalElements());
    }

    @GetMapping("/state")
    @FailsWith(ErrorCode.TENANT_NOT_FOUND)
    @Operation(summary = "A tenant as it was", description = "At a time in the past; now where none is given.")
    TenantState state(@PathVariable String companyCode, @RequestParam(required = false) @Nullable Instant at) {
        Instant time = at == null ? clock.instant() : at;
        return CompanyCode.parse(companyCode)
                .flatMap(code -> history.at(code.value(), time))
                .map(TimelineController::masked)
                .orElseThrow(TimelineController::notFound);
    }

    private static TenantState masked(TenantState state) {
        return new TenantState(
                state.at(),
                state.companyCode(),
                state.status(),
                state.revisions(),
                MaskedConfig.of(state.config()),
                state.deploymentId());
    }

    private static ApiException notFound() {
        return ApiException.of(
                ErrorCode.TENANT_NOT_FOUND,
                "Nothing is known of this tenant",
                "GET /api/tenants lists those that exist");
    }
}
