package dev.slipway.api.deployment;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentControl;
import dev.slipway.domain.deployment.DeploymentKind;
import dev.slipway.domain.deployment.DeploymentRepository;
import dev.slipway.domain.deployment.Waiting;
import dev.slipway.workflows.deployment.DeploymentRef;
import dev.slipway.workflows.deployment.DeploymentSearchAttributes;
import dev.slipway.workflows.tenant.TenantDeployments;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
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
    private final DeploymentControl control;
    private final DeploymentRepository deployments;
    private final KnownSearchAttributes searchAttributes;

    DeploymentStarter(
            WorkflowClient temporal,
            DeploymentControl control,
            DeploymentRepository deployments,
            KnownSearchAttributes searchAttributes) {
        this.temporal = temporal;
        this.control = control;
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
            control.waiting(id, new Waiting(Waiting.Kind.TEMPORAL, "Temporal, which does not answer", null));
            LATER.execute(() -> startOrWait(id));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The database did not show deployment {}; trying again: {}", id, away.getMessage());
            LATER.execute(() -> startOrWait(id));
        }
    }

    private void start(Deployment deployment) {
        WorkflowStub workflow = temporal.newUntypedWorkflowStub(workflowType(deployment.kind()), options(deployment));
        try {
            workflow.start(new DeploymentRef(deployment.id(), deployment.companyCode()));
            LOG.info("Started {} for deployment {}", deployment.workflowId(), deployment.id());
        } catch (WorkflowExecutionAlreadyStarted running) {
            LOG.debug("{} runs already", deployment.workflowId());
        }
    }

    private WorkflowOptions options(Deployment deployment) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(deployment.workflowId())
                .setTaskQueue(TenantDeployments.TASK_QUEUE)
                .setStaticSummary(summary(deployment))
                .setStaticDetails("Deployment `" + deployment.id() + "`");
        if (searchAttributes.include(DeploymentSearchAttributes.TENANT)) {
            options.setTypedSearchAttributes(SearchAttributes.newBuilder()
                    .set(DeploymentSearchAttributes.TENANT, deployment.companyCode())
                    .build());
        }
        return options.build();
    }

    private static String workflowType(DeploymentKind kind) {
        return switch (kind) {
            case DEPLOY, UPGRADE, ROLLBACK, REPAIR -> TenantDeployments.DEPLOY_WORKFLOW;
            case DELETE -> TenantDeployments.DELETE_WORKFLOW;
        };
    }

    private static String summary(Deployment deployment) {
        String verb = switch (deployment.kind()) {
            case DEPLOY -> "Deploy";
            case UPGRADE -> "Upgrade";
            case ROLLBACK -> "Roll back";
            case REPAIR -> "Repair";
            case DELETE -> "Delete";
        };
        return verb + " tenant " + deployment.companyCode();
    }
}
