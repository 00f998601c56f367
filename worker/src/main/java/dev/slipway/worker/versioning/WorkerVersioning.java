package dev.slipway.worker.versioning;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo.WorkerDeploymentVersionSummary;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerOptions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporal's Worker Versioning: while a new release is rolled out, workers of two builds run beside each other, and
 * every run is to move to the newer build once and never back. A build that has never been current makes itself so when
 * its first worker starts; one that has been is left as it is, so that the restart of an old worker takes nothing back.
 * Going back to an earlier build is an operator's decision. Thread-safe.
 */
public final class WorkerVersioning {
    /** The name of the worker deployment, in Temporal's web UI and in its command line. */
    public static final String DEPLOYMENT = "slipway";

    private static final Logger LOG = LoggerFactory.getLogger(WorkerVersioning.class);

    private final boolean enabled;
    private final WorkflowBuild build;

    /** @param enabled false where the server has no such thing, or has one worker only */
    public WorkerVersioning(boolean enabled) {
        this.enabled = enabled;
        this.build = enabled ? WorkflowBuild.ofThisProcess() : new WorkflowBuild("");
    }

    /**
     * Sets a worker's version. Runs move to the current build with their next task: the golden histories and the
     * patches in the code see to it that they can.
     */
    public WorkerOptions.Builder apply(WorkerOptions.Builder options) {
        if (!enabled) {
            return options;
        }
        return options.setDeploymentOptions(WorkerDeploymentOptions.newBuilder()
                .setUseVersioning(true)
                .setVersion(new WorkerDeploymentVersion(DEPLOYMENT, build.id()))
                .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
                .build());
    }

    /**
     * Makes this build the current one where it has never been. Doing it again changes nothing.
     *
     * @return false where Temporal does not know this worker yet, as it has not polled: try again
     * @throws StatusRuntimeException where the server refuses or does not answer
     */
    public boolean makeCurrent(WorkflowClient temporal) {
        if (!enabled) {
            return true;
        }
        Optional<WorkerDeploymentVersionSummary> known = describe(temporal).flatMap(this::ownVersion);
        if (known.isEmpty()) {
            return false;
        }
        if (known.get().hasFirstActivationTime()) {
            LOG.info("Workflows are of build {}, which is known to Temporal", build.id());
            return true;
        }
        temporal.getWorkflowServiceStubs()
                .blockingStub()
                .setWorkerDeploymentCurrentVersion(SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                        .setNamespace(temporal.getOptions().getNamespace())
                        .setDeploymentName(DEPLOYMENT)
                        .setBuildId(build.id())
                        .setIdentity(temporal.getOptions().getIdentity())
                        // a task queue that this release no longer has is no reason to stay with the build before
                        .setIgnoreMissingTaskQueues(true)
                        .build());
        LOG.info("Workflows are of build {}, to which all runs move from now on", build.id());
        return true;
    }

    private Optional<WorkerDeploymentInfo> describe(WorkflowClient temporal) {
        try {
            return Optional.of(temporal.getWorkflowServiceStubs()
                    .blockingStub()
                    .describeWorkerDeployment(DescribeWorkerDeploymentRequest.newBuilder()
                            .setNamespace(temporal.getOptions().getNamespace())
                            .setDeploymentName(DEPLOYMENT)
                            .build())
                    .getWorkerDeploymentInfo());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<WorkerDeploymentVersionSummary> ownVersion(WorkerDeploymentInfo deployment) {
        return deployment.getVersionSummariesList().stream()
                .filter(version -> version.getDeploymentVersion().getBuildId().equals(build.id()))
                .findFirst();
    }
}
