package dev.slipway.standalone.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Map;

/** Questions about a Temporal server, asked by its address. */
final class TemporalAddress {
    private TemporalAddress() {}

    /**
     * Waits until the server at an address answers.
     *
     * @param address host:port
     * @param limit how long to wait
     * @throws StatusRuntimeException when it has not answered by then
     */
    static void awaitAnswer(String address, Duration limit) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
        try {
            stubs.connect(limit);
        } finally {
            stubs.shutdownNow();
        }
    }

    /** The Spring settings by which the application finds it. */
    static Map<String, String> settings(String address) {
        return Map.of("spring.temporal.connection.target", address);
    }
}
