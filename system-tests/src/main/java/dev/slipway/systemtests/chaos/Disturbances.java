package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.cluster.CuttableProxy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What is done to a platform. */
final class Disturbances {
    /** A dead attempt is known by its heartbeat, 20 seconds; another 15 are for taking it over. */
    private static final Duration PROMISE = Duration.ofSeconds(35);

    private static final Duration SERVER_AWAY = Duration.ofSeconds(1);
    private static final Duration CLUSTER_AWAY = Duration.ofSeconds(60);

    private Disturbances() {}

    /** SIGKILL for the worker; another is started at once. */
    record WorkerKill() implements Disturbance {
        @Override
        public String what() {
            return "`kill -9` of the worker";
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            platform.replaceWorker();
            return Duration.ZERO;
        }

        @Override
        public Duration promise() {
            return PROMISE;
        }
    }

    /** SIGKILL for the API; another is started at once. */
    record ApiKill() implements Disturbance {
        @Override
        public String what() {
            return "`kill -9` of the API";
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            platform.replaceApi();
            return Duration.ZERO;
        }

        @Override
        public Duration promise() {
            return PROMISE;
        }
    }

    /** SIGKILL for PostgreSQL, which is away for a second and its start. */
    record DatabaseKill() implements Disturbance {
        @Override
        public String what() {
            return "`kill -9` of PostgreSQL";
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            platform.servers().database().kill();
            Pause.of(SERVER_AWAY);
            platform.servers().database().startAgain();
            return SERVER_AWAY;
        }
    }

    /** SIGKILL for Temporal, which is away for a second and its start. */
    record TemporalKill() implements Disturbance {
        @Override
        public String what() {
            return "`kill -9` of Temporal";
        }

        @Override
        public boolean isPossible(SplitPlatform platform) {
            return platform.servers().temporal().isPresent();
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            TemporalServer temporal = platform.servers().temporal().orElseThrow();
            temporal.kill();
            Pause.of(SERVER_AWAY);
            temporal.startAgain();
            return SERVER_AWAY;
        }
    }

    /** The cluster's API server refuses every connection of API and worker for a minute. */
    record ClusterOutage() implements Disturbance {
        @Override
        public String what() {
            return "the cluster's API server away for 60 s";
        }

        @Override
        public Duration strike(SplitPlatform platform, RandomGenerator random) {
            CuttableProxy connection = platform.servers().clusterConnection();
            connection.cut();
            Pause.of(CLUSTER_AWAY);
            connection.mend();
            return CLUSTER_AWAY;
        }
    }
}
