package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.cluster.ClusterTampering;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.Tenants;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What keeps a step from taking something back. */
interface Obstacle {
    /** How long one that passes lasts. */
    Duration LASTING = Duration.ofSeconds(8);

    /** Put there before anything is taken back. */
    void raise();

    /** While it is taken back: takes away an obstacle that passes by itself. */
    default void pass() {}

    /** Takes away one that stays, once the job has ended. */
    default void remove() {}

    /** The one for a step of a job, that passes or stays. */
    static Obstacle of(SplitPlatform platform, UndoneStep step, DeployJob job, boolean passing) {
        if (passing) {
            return step.isNamespace() ? new HeldObject(platform, step, job) : new LostCluster(platform, step, job);
        }
        return step.isNamespace()
                ? new ForeignNamespace(platform.cluster().tampering(), job.companyCode())
                : new DamagedRecord(
                        platform.cluster().tampering(),
                        CompanyCodes.namespace(job.companyCode()),
                        StepFaults.release(step.undoes(), job.companyCode()));
    }

    /** The API server is away from the moment at which the step is seen to work. */
    record LostCluster(SplitPlatform platform, UndoneStep step, DeployJob job) implements Obstacle {
        @Override
        public void raise() {
            // its time is not yet there
        }

        @Override
        public void pass() {
            awaitBegin(platform, step, job);
            platform.servers().clusterConnection().cut();
            Pause.of(LASTING);
            platform.servers().clusterConnection().mend();
        }
    }

    /** An object in the namespace has a finalizer that nobody takes off for a while. */
    record HeldObject(SplitPlatform platform, UndoneStep step, DeployJob job) implements Obstacle {
        @Override
        public void raise() {
            platform.cluster().tampering().hold(CompanyCodes.namespace(job.companyCode()));
        }

        @Override
        public void pass() {
            awaitBegin(platform, step, job);
            Pause.of(LASTING);
            platform.cluster().tampering().letGo(CompanyCodes.namespace(job.companyCode()));
        }
    }

    /** The namespace is somebody else's all of a sudden. */
    record ForeignNamespace(ClusterTampering cluster, String companyCode) implements Obstacle {
        @Override
        public void raise() {
            StepFaults.labelNamespace(cluster, companyCode, "SOMEBODY");
        }

        @Override
        public void remove() {
            StepFaults.labelNamespace(cluster, companyCode, companyCode);
        }
    }

    /** Helm's record of what is to be removed, or gone back to, cannot be read. */
    final class DamagedRecord implements Obstacle {
        private final ClusterTampering cluster;
        private final String namespace;
        private final String release;
        private Secret record = new Secret();

        DamagedRecord(ClusterTampering cluster, String namespace, String release) {
            this.cluster = cluster;
            this.namespace = namespace;
            this.release = release;
        }

        @Override
        public void raise() {
            record = cluster.damageRecord(namespace, release, 1);
        }

        @Override
        public void remove() {
            cluster.restoreRecord(record);
        }
    }

    private static void awaitBegin(SplitPlatform platform, UndoneStep step, DeployJob job) {
        new Tenants(platform.observer())
                .awaitUnlessEnded(job, "begin of " + step.name(), seen -> hasBegun(seen, step), Orders.DEPLOY_LIMIT);
    }

    private static boolean hasBegun(JsonNode job, UndoneStep step) {
        return Tenants.step(job, step.name()).isPresent();
    }
}
