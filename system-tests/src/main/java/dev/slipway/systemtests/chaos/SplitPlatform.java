package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.invariant.InvariantChecker;
import dev.slipway.systemtests.process.LaunchSettings;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.process.WorkerProcess;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.CompanyCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Slipway in pieces, each in a process of its own: servers, an API, workers. Any of them can be killed and started again
 * while the others run. Used by one thread, but for {@link #api} and {@link #observer}, which any may ask.
 */
final class SplitPlatform implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration REMOVAL_LIMIT = Duration.ofMinutes(3);

    private final Servers servers;
    private final LaunchSettings apiSettings;
    private final List<Worker> workers = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile SlipwayProcess api;

    /** A worker, and how another is started in its place. */
    private record Worker(LaunchSettings settings, WorkerProcess process) {
        static Worker start(LaunchSettings settings) {
            return new Worker(settings, WorkerProcess.start(settings));
        }
    }

    private SplitPlatform(Servers servers) {
        this.servers = servers;
        this.apiSettings = servers.settings();
        this.api = SlipwayProcess.start(apiSettings);
    }

    /** Starts everything, with one API and one worker, and waits until all are ready. */
    static SplitPlatform start() {
        Servers servers = Servers.start();
        SplitPlatform platform;
        try {
            platform = new SplitPlatform(servers);
        } catch (RuntimeException | Error e) {
            servers.close();
            throw e;
        }
        try {
            platform.scaleWorkers(1);
            platform.awaitApi();
            return platform;
        } catch (RuntimeException | Error e) {
            platform.close();
            throw e;
        }
    }

    /** The API through which orders are given; it may be away. */
    ApiClient api() {
        return api.api();
    }

    /** Where the state of things is read, whatever else is away. */
    ApiClient observer() {
        return servers.api();
    }

    /** What everything stands on. */
    Servers servers() {
        return servers;
    }

    /** The cluster, seen without Slipway. */
    ClusterView cluster() {
        return servers.cluster();
    }

    /** Kills the API and starts it again, without waiting for it. */
    void replaceApi() {
        api.kill();
        api = SlipwayProcess.start(apiSettings);
    }

    /** Waits until the API is ready. */
    void awaitApi() {
        api.awaitReady(START_LIMIT);
    }

    /** Kills a worker and starts another, without waiting for it. */
    void replaceWorker() {
        Worker killed = workers.removeFirst();
        killed.process().kill();
        workers.add(Worker.start(killed.settings()));
    }

    /** Starts or ends workers until there are so many, all ready. */
    void scaleWorkers(int wanted) {
        while (workers.size() > wanted) {
            workers.removeLast().process().close();
        }
        while (workers.size() < wanted) {
            workers.add(Worker.start(servers.settings()));
        }
        workers.forEach(worker -> worker.process().awaitReady(START_LIMIT));
    }

    /** One of the workers. */
    WorkerProcess worker(int index) {
        return workers.get(index).process();
    }

    /** What does not hold for some tenants, in words. */
    List<String> broken(Set<String> companyCodes) {
        return new InvariantChecker(observer(), cluster()).broken(companyCodes::contains);
    }

    /** Ends everything, and removes what was deployed to a cluster that outlives this; does nothing the second time. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            workers.forEach(worker -> worker.process().close());
            api.close();
            removeTenants();
        } finally {
            servers.close();
        }
    }

    private void removeTenants() {
        if (TestTarget.hasRealCluster()) {
            List<String> ours = cluster().namespaces().stream()
                    .filter(name -> name.startsWith(CompanyCodes.RUN.toLowerCase(Locale.ROOT)))
                    .toList();
            cluster().remove(ours, REMOVAL_LIMIT);
        }
    }
}
