package dev.slipway.api.cluster;

import dev.slipway.cluster.ClusterState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of the cluster's socket.
 *
 * @param status {@code connected} or {@code disconnected}
 * @param clusterVersion as the cluster says it; null while it is away
 * @param error why it is away; null while it is not
 * @param at when this was found out
 */
record ClusterStatus(
        String status,
        @Nullable String clusterVersion,
        @Nullable String error,
        Instant at) {

    static ClusterStatus of(ClusterState state) {
        return switch (state) {
            case ClusterState.Connected connected ->
                new ClusterStatus("connected", connected.version(), null, connected.at());
            case ClusterState.Disconnected disconnected ->
                new ClusterStatus("disconnected", null, disconnected.error(), disconnected.at());
        };
    }
}
