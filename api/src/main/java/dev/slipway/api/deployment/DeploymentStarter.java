package dev.slipway.api.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentJournal;
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
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Starts the workflow of a deployment whose row is committed. Starting what runs, or has ended, does nothing, so it may
 * be called again after any crash. Thread-safe.
 */
@Component
public class DeploymentStarter {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentStarter.class);

    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            AGAIN.toMillis(),
            TimeUnit.MILLISECONDS,
            command -> Thread.ofVirtual().name("start-again").start(command));

    private final WorkflowClient temporal;
    private final DeploymentJournal journal;
    private final DeploymentRepository deployments;
    private final KnownSearchAttributes searchAttributes;

    DeploymentStarter(
            WorkflowClient temporal,
            DeploymentJournal journal,
            DeploymentRepository deployments,
            KnownSearchAttributes searchAttributes) {
        this.temporal = temporal;
        this.journal = journal;
        this.deployments = deployments;
        this.searchAttributes = searchAttributes;
    }

    /**
     * Starts a tenant's newest deployment, unless it has ended. While Temporal is away the deployment waits, and says so:
     * the order is taken and stored, so its caller need not send it again.
     */
    public void startNewest(String companyCode) {
        deployments
                .findFirstByCompanyCodeOrderByIdDesc(companyCode)
                .map(Deployment::id)
                .ifPresent(this::startOrWait);
    }

    /** The same for a deployment by its id. */
    void startOrWait(UUID id) {
        try {
            deployments.findById(id).filter(deployment -> !deployment.ended()).ifPresent(this::start);
        } catch (WorkflowServiceException | StatusRuntimeException away) {
            LOG.warn("Temporal did not take deployment {}; trying again: {}", id, away.getMessage());
            journal.waiting(id, "Temporal, which does not answer");
            LATER.execute(() -> startOrWait(id));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The database did not show deployment {}; trying again: {}", id, away.getMessage());
            LATER.execute(() -> startOrWait(id));
        }
    }

    private void start(Deployment deployment) {
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
