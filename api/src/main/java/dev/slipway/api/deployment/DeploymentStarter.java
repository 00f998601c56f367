package dev.slipway.api.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.tenant.CompanyCode;
import dev.slipway.domain.tenant.OnFailure;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.workflows.deployment.DeploymentSearchAttributes;
import dev.slipway.workflows.release.PlannedRelease;
import dev.slipway.workflows.tenant.DeployTenantInput;
import dev.slipway.workflows.tenant.DeployTenantWorkflow;
import dev.slipway.workflows.tenant.FailurePolicy;
import dev.slipway.workflows.tenant.TenantDeployments;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts the workflow of a deployment whose row is committed. Starting what runs, or has ended, does nothing, so it may
 * be called again after any crash. Thread-safe.
 */
@Component
public class DeploymentStarter {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentStarter.class);

    private final WorkflowClient temporal;
    private final DeploymentRepository deployments;
    private final KnownSearchAttributes searchAttributes;

    DeploymentStarter(
            WorkflowClient temporal, DeploymentRepository deployments, KnownSearchAttributes searchAttributes) {
        this.temporal = temporal;
        this.deployments = deployments;
        this.searchAttributes = searchAttributes;
    }

    /** Starts a tenant's newest deployment, unless it has ended. */
    public void startNewest(String companyCode) {
        deployments.findFirstByCompanyCodeOrderByIdDesc(companyCode).ifPresent(this::start);
    }

    /** Starts a deployment, unless it has ended. */
    public void start(Deployment deployment) {
        if (deployment.ended()) {
            return;
        }
        DeployTenantWorkflow workflow = temporal.newWorkflowStub(DeployTenantWorkflow.class, options(deployment));
        try {
            WorkflowClient.start(workflow::deploy, input(deployment));
            LOG.info("Started {} for deployment {}", deployment.workflowId(), deployment.id());
        } catch (WorkflowExecutionAlreadyStarted running) {
            LOG.debug("{} runs already", deployment.workflowId());
        }
    }

    private WorkflowOptions options(Deployment deployment) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(deployment.workflowId())
                .setTaskQueue(TenantDeployments.TASK_QUEUE)
                .setStaticSummary("Deploy tenant " + deployment.companyCode())
                .setStaticDetails("Deployment `" + deployment.id() + "`");
        if (searchAttributes.include(DeploymentSearchAttributes.TENANT)) {
            options.setTypedSearchAttributes(SearchAttributes.newBuilder()
                    .set(DeploymentSearchAttributes.TENANT, deployment.companyCode())
                    .build());
        }
        return options.build();
    }

    private static DeployTenantInput input(Deployment deployment) {
        CompanyCode code = new CompanyCode(deployment.companyCode());
        List<PlannedRelease> releases = Arrays.stream(TenantComponent.values())
                .map(component ->
                        new PlannedRelease(component.chart(), component.releaseName(code), component.logSource()))
                .toList();
        return new DeployTenantInput(
                deployment.id(),
                code.value(),
                code.namespace(),
                releases,
                deployment.config().onFailure() == OnFailure.ROLLBACK ? FailurePolicy.ROLLBACK : FailurePolicy.KEEP,
                deployment.config().notBefore());
    }
}
