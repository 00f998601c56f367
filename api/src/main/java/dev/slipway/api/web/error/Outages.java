package dev.slipway.api.web.error;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;

/** Tells that one of the servers Slipway stands on is away from the exceptions its client throws then. */
final class Outages {

    /** How long a caller does well to wait: most outages are a restart. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** PostgreSQL's classes of states that pass: connection, resources, shutdown, serialization. */
    private static final Set<String> PASSING_SQL_STATES = Set.of("08", "53", "57", "40");

    private static final int DEEPEST_CAUSE = 20;

    private Outages() {}

    static @Nullable ApiException find(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            ApiException outage = ofOne(cause);
            if (outage != null) {
                return outage;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable ApiException ofOne(Throwable cause) {
        return switch (cause) {
            case TransientDataAccessException database -> database();
            case NonTransientDataAccessResourceException database -> database();
            case SQLException sql -> isPassing(sql) ? database() : null;
            case StatusRuntimeException grpc -> temporal(grpc);
            case KubernetesClientException kubernetes -> cluster(kubernetes);
            default -> null;
        };
    }

    private static boolean isPassing(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || (state != null && state.length() == 5 && PASSING_SQL_STATES.contains(state.substring(0, 2)));
    }

    private static ApiException database() {
        return ApiException.of(
                        ErrorCode.DATABASE_UNAVAILABLE,
                        "The database cannot be reached",
                        "It is away or too busy; try again in a moment, under the same Idempotency-Key if you sent one")
                .retryAfter(RETRY_AFTER);
    }

    private static @Nullable ApiException temporal(StatusRuntimeException grpc) {
        return switch (grpc.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED ->
                ApiException.of(
                                ErrorCode.TEMPORAL_UNAVAILABLE,
                                "Temporal cannot be reached",
                                "It is away or too busy; try again in a moment")
                        .retryAfter(RETRY_AFTER);
            case OK,
                    CANCELLED,
                    UNKNOWN,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    PERMISSION_DENIED,
                    FAILED_PRECONDITION,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS,
                    UNAUTHENTICATED -> null;
        };
    }

    private static ApiException cluster(KubernetesClientException kubernetes) {
        int code = kubernetes.getCode();
        if (code >= 400 && code < 500 && code != 429) {
            return ApiException.of(
                    ErrorCode.CLUSTER_REFUSED,
                    "Kubernetes refused",
                    "It answered " + code + "; see that Slipway's account there has the rights it needs");
        }
        return ApiException.of(
                        ErrorCode.CLUSTER_UNAVAILABLE,
                        "Kubernetes cannot be reached",
                        "It is away or too busy; try again in a moment")
                .retryAfter(RETRY_AFTER);
    }
}
