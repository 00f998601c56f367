package dev.slipway.cluster;

import java.time.Instant;

/** What is known of the cluster. */
public sealed interface ClusterState {
    /** When it was found out. */
    Instant at();

    /**
     * It answers.
     *
     * @param version as it says itself, for example {@code v1.34.1}
     * @param at when it was asked
     */
    record Connected(String version, Instant at) implements ClusterState {}

    /**
     * It does not answer, or does not let us in.
     *
     * @param error why, in a sentence for a person; never a secret
     * @param at when it was asked
     */
    record Disconnected(String error, Instant at) implements ClusterState {}

    /** Whether both say the same but for the time. */
    default boolean sameAs(ClusterState other) {
        return switch (this) {
            case Connected one ->
                other instanceof Connected two && one.version().equals(two.version());
            case Disconnected one ->
                other instanceof Disconnected two && one.error().equals(two.error());
        };
    }
}
