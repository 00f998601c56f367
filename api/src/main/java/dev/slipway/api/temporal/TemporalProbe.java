package dev.slipway.api.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks Temporal whether it is there. Thread-safe. */
@Component
class TemporalProbe {

    private static final long LIMIT_MILLIS = 1500;

    private final WorkflowServiceStubs temporal;
    private volatile boolean reached;

    TemporalProbe(WorkflowServiceStubs temporal) {
        this.temporal = temporal;
    }

    /** What is wrong, in gRPC's word for it; null if it answers. */
    @Nullable
    String problem() {
        try {
            temporal.blockingStub()
                    .withDeadlineAfter(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            reached = true;
            return null;
        } catch (StatusRuntimeException away) {
            return away.getStatus().getCode().name();
        }
    }

    /** Whether it ever answered since this process began; asks if it has not. */
    boolean wasReached() {
        return reached || problem() == null;
    }
}
