package dev.slipway.api.deployment;

import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.list.ListPage;
import dev.slipway.api.web.list.Listed;
import dev.slipway.api.web.list.PageRequest;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.tenant.CompanyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Deployment jobs: one, and the history of a tenant's. */
@RestController
@Tag(name = "Deployments")
class DeploymentController {
    private final DeploymentRepository deployments;
    private final TemporalLinks links;

    DeploymentController(DeploymentRepository deployments, TemporalLinks links) {
        this.deployments = deployments;
        this.links = links;
    }

    @GetMapping("/api/deployments/{jobId}")
    @FailsWith(ErrorCode.DEPLOYMENT_NOT_FOUND)
    @Transactional(readOnly = true)
    @Operation(summary = "One deployment job", description = "Its state, its steps, and why it failed or waits.")
    public JobView one(@PathVariable UUID jobId) {
        return deployments
                .findById(jobId)
                .map(this::view)
                .orElseThrow(() -> ApiException.of(
                        ErrorCode.DEPLOYMENT_NOT_FOUND,
                        "Deployment not found",
                        "GET /api/tenants/{companyCode}/deployments lists a tenant's"));
    }

    @GetMapping("/api/tenants/{companyCode}/deployments")
    @FailsWith(ErrorCode.TENANT_NOT_FOUND)
    @Transactional(readOnly = true)
    @Operation(summary = "A tenant's deployment jobs", description = "Newest first.")
    public ListPage<JobView> ofTenant(
            @PathVariable String companyCode, @Listed(sortable = "createdAt") PageRequest page) {
        String code = CompanyCode.parse(companyCode)
                .map(CompanyCode::value)
                .filter(known ->
                        deployments.findFirstByCompanyCodeOrderByIdDesc(known).isPresent())
                .orElseThrow(() -> ApiException.of(
                        ErrorCode.TENANT_NOT_FOUND,
                        "There is no such tenant; GET /api/tenants lists those that exist",
                        "Tenant not found"));
        Sort sort = Sort.by(page.descending() ? Sort.Direction.DESC : Sort.Direction.ASC, "id");
        Page<Deployment> found = deployments.findByCompanyCode(
                code, org.springframework.data.domain.PageRequest.of(page.page(), page.size(), sort));
        List<JobView> jobs = found.stream().map(this::view).toList();
        return ListPage.of(page, jobs, found.getTotalElements());
    }

    private JobView view(Deployment deployment) {
        return JobView.of(deployment, links.to(deployment));
    }
}
