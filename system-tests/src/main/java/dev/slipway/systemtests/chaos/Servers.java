package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.cluster.CuttableProxy;
import dev.slipway.systemtests.cluster.KubeconfigFile;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.target.Environment;
import dev.slipway.systemtests.target.TestTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What APIs and workers stand on. One Slipway without a worker brings PostgreSQL along and whatever the environment does
 * not name, and is left alone: it is also where the state of things is read while other parts are down. Temporal is a
 * server of our own where there is a program for it. The cluster is reached through a connection that can be cut.
 */
final class Servers implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final SlipwayProcess keeper;
    private final @Nullable TemporalServer temporal;
    private final HomeDatabase database;
    private final CuttableProxy clusterConnection;
    private final KubeconfigFile throughConnection;
    private final ClusterView cluster;

    private Servers(SlipwayProcess keeper, @Nullable TemporalServer temporal) {
        this.keeper = keeper;
        this.temporal = temporal;
        this.database = new HomeDatabase(keeper.settings().home().resolve("postgres"));
        KubeconfigFile direct = TestTarget.kubeconfig(keeper);
        this.clusterConnection = new CuttableProxy(direct.server());
        this.throughConnection = direct.throughPort(clusterConnection.port());
        this.cluster = ClusterView.of(direct.path());
    }

    /** Starts them and waits until they answer. */
    static Servers start() {
        TemporalServer temporal = Environment.path(Environment.TEMPORAL_CLI)
                .map(TemporalServer::start)
                .orElse(null);
        LaunchSettings settings = TestTarget.settingsOnCluster().with("SLIPWAY_WORKER", "none");
        if (temporal != null) {
            settings = settings.with("TEMPORAL_ADDRESS", temporal.address());
        }
        SlipwayProcess keeper = SlipwayProcess.start(settings);
        try {
            keeper.awaitReady(START_LIMIT);
            return new Servers(keeper, temporal);
        } catch (RuntimeException | Error e) {
            System.err.println(keeper.output());
            keeper.close();
            if (temporal != null) {
                temporal.close();
            }
            throw e;
        }
    }

    /** How a further API or worker on these servers is started. */
    LaunchSettings settings() {
        Map<String, String> variables = new LinkedHashMap<>(database.variables());
        variables.put("SLIPWAY_WORKER", "none");
        variables.put("KUBECONFIG", throughConnection.path().toString());
        Environment.value(Environment.HELM).ifPresent(path -> variables.put("SLIPWAY_HELM", path));
        variables.put("TEMPORAL_ADDRESS", temporalAddress());
        if (temporal == null) {
            variables.put("SLIPWAY_TEMPORAL_IN_PROCESS", "true");
        }
        return LaunchSettings.fresh(variables).withToken(keeper.settings().token());
    }

    /** Where the state of things is read. */
    ApiClient api() {
        return keeper.api();
    }

    /** PostgreSQL. */
    HomeDatabase database() {
        return database;
    }

    /** Temporal, where it is a process that can be killed. */
    Optional<TemporalServer> temporal() {
        return Optional.ofNullable(temporal);
    }

    /** The way of APIs and workers to the cluster. */
    CuttableProxy clusterConnection() {
        return clusterConnection;
    }

    /** The cluster, seen without Slipway, over a connection that is never cut. */
    ClusterView cluster() {
        return cluster;
    }

    private String temporalAddress() {
        for (JsonNode part : keeper.api().get("/api/platform").json().required("parts")) {
            if (part.required("name").asString().equals("Temporal")) {
                return part.required("where").asString();
            }
        }
        throw new IllegalStateException("No Temporal among the parts of " + keeper.settings());
    }

    @Override
    public void close() {
        cluster.close();
        keeper.close();
        clusterConnection.close();
        if (temporal != null) {
            temporal.close();
        }
    }
}
