package dev.slipway.standalone.cluster;

import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import dev.slipway.cluster.ClusterSettingsException;
import dev.slipway.cluster.ConnectionProblem;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import io.fabric8.kubernetes.client.VersionInfo;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kubernetes cluster that was given. Settings that cannot be used end the start; a cluster that is away does not, as
 * it may come back, but is named.
 */
public final class GivenCluster implements Part {
    private static final Logger log = LoggerFactory.getLogger(GivenCluster.class);
    private static final long LIMIT_SECONDS = 5;

    private final ClusterSettings settings;

    /**
     * A given cluster.
     *
     * @param settings where it is
     */
    public GivenCluster(ClusterSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "Kubernetes";
    }

    @Override
    public RunningPart start(Progress progress) throws InterruptedException {
        progress.step("connecting");
        ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor();
        try (ClusterConnection connection = ClusterConnection.open(settings)) {
            Future<VersionInfo> version = caller.submit(connection.client()::getKubernetesVersion);
            return new Running(line(connection, version));
        } catch (ClusterSettingsException e) {
            throw refused(e);
        } finally {
            caller.shutdownNow();
        }
    }

    /**
     * The line for settings that cannot be used.
     *
     * @param problem what is wrong with them
     */
    static StartFailure refused(ClusterSettingsException problem) {
        String message = String.valueOf(problem.getMessage());
        return new StartFailure(
                message + (message.endsWith(".") ? "" : ".") + " Without it a simulator is used.", problem);
    }

    private PartLine line(ClusterConnection connection, Future<VersionInfo> version) throws InterruptedException {
        try {
            String found = version.get(LIMIT_SECONDS, TimeUnit.SECONDS).getGitVersion();
            return new PartLine(name(), "given, " + found, connection.server(), true, null);
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The cluster cannot be reached", e);
            String problem = ConnectionProblem.describe(connection.server(), e);
            return new PartLine(name(), "given, NOT REACHED", connection.server(), true, problem + ".");
        }
    }

    private record Running(PartLine line) implements RunningPart {
        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public void close() {
            // it is not ours to end
        }
    }
}
