package dev.slipway.api.deployment;

import dev.slipway.workflows.deployment.DeploymentSearchAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which search attributes the Temporal server has registered. It is asked once; a server that cannot tell, such as the
 * one in process, counts as having none. Thread-safe.
 */
@Component
class KnownSearchAttributes {
    private static final Logger LOG = LoggerFactory.getLogger(KnownSearchAttributes.class);
    private static final long PATIENCE_SECONDS = 2;

    private final WorkflowClient temporal;
    private volatile @Nullable Set<String> known;

    KnownSearchAttributes(WorkflowClient temporal) {
        this.temporal = temporal;
    }

    boolean include(SearchAttributeKey<?> key) {
        Set<String> names = known;
        if (names == null) {
            names = ask();
            known = names;
        }
        return names.contains(key.getName());
    }

    private Set<String> ask() {
        try {
            Set<String> names = OperatorServiceGrpc.newBlockingStub(
                            temporal.getWorkflowServiceStubs().getRawChannel())
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(temporal.getOptions().getNamespace())
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
            if (!names.contains(DeploymentSearchAttributes.TENANT.getName())) {
                LOG.info(
                        "Temporal has no search attribute {}: see docs/temporal.md to add it",
                        DeploymentSearchAttributes.TENANT.getName());
            }
            return Set.copyOf(names);
        } catch (StatusRuntimeException unknown) {
            LOG.info(
                    "Temporal does not tell its search attributes ({}); going on without",
                    unknown.getStatus().getCode());
            return Set.of();
        }
    }
}
