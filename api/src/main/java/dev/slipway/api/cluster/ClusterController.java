package dev.slipway.api.cluster;

import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.cluster.ClusterHealth;
import dev.slipway.cluster.ClusterState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the cluster answers. */
@RestController
@Tag(name = "Cluster", description = "The Kubernetes cluster everything is deployed to")
class ClusterController {

    // younger than this, what is known is what asking would say: a flood of callers asks the cluster once a second
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ClusterHealth health;
    private final Clock clock;

    ClusterController(ClusterHealth health, Clock clock) {
        this.health = health;
        this.clock = clock;
    }

    @GetMapping("/api/cluster/health")
    @Operation(
            summary = "Ask whether the cluster answers",
            description = "Asks for the cluster's version, which changes nothing; answers within two seconds.")
    @FailsWith(ErrorCode.CLUSTER_UNAVAILABLE)
    Connected health() {
        return switch (state()) {
            case ClusterState.Connected connected ->
                new Connected("ok", "Connected to Kubernetes cluster", connected.version());
            case ClusterState.Disconnected disconnected ->
                throw ApiException.of(
                                ErrorCode.CLUSTER_UNAVAILABLE,
                                "Failed to connect to Kubernetes cluster",
                                disconnected.error())
                        .retryAfter(RETRY_AFTER);
        };
    }

    private ClusterState state() {
        ClusterState known = health.current();
        return known.at().isAfter(clock.instant().minus(FRESH)) ? known : health.check();
    }

    /**
     * What is answered while the cluster does.
     *
     * @param status always {@code ok}
     * @param message the same for a person
     * @param clusterVersion as the cluster says it, for example {@code v1.34.1}
     */
    @Schema(name = "ClusterHealth")
    record Connected(String status, String message, String clusterVersion) {}
}
