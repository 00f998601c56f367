package dev.slipway.standalone;

import static org.springframework.boot.health.contributor.Status.UP;

import dev.slipway.cluster.ClusterSettings;
import dev.slipway.cluster.ClusterSettingsException;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.StartFailure;
import dev.slipway.standalone.worker.WorkerProcess;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the worker alone, on a PostgreSQL, a Temporal and a cluster that are given. A home is used for its log; it may
 * be that of the Slipway beside which it runs.
 */
final class WorkerStart {
    private static final Logger log = LoggerFactory.getLogger(WorkerStart.class);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(50);

    private final StandaloneSettings settings;
    private final Environment environment;
    private final String[] arguments;
    private final Console console;

    /**
     * A start that has not begun.
     *
     * @param environment the settings
     * @param arguments the command line, which Spring reads too
     * @param console told when the worker is ready
     */
    WorkerStart(Environment environment, String[] arguments, Console console) {
        this.settings = StandaloneSettings.from(environment);
        this.environment = environment;
        this.arguments = arguments.clone();
        this.console = console;
    }

    /**
     * Starts it and returns when it polls its task queues, which it does until the process is asked to end.
     *
     * @throws StartFailure with one line for the user
     */
    void run() {
        String temporal = requireServers();
        SlipwayHome home = new SlipwayHome(settings.home());
        home.prepare();
        FileLogging.begin(home.workerLog());
        if (Arrays.asList(arguments).contains(WorkerProcess.ENDS_WITH_PARENT)) {
            ParentWatch.begin(System.in);
        }
        try {
            ConfigurableApplicationContext context = application(home, temporal).run(arguments);
            if (awaitPolling(context)) {
                console.line(WorkerProcess.READY);
            }
        } catch (RuntimeException e) {
            log.error("The start has failed", e);
            throw SpringFailure.explained(e, home.workerLog());
        }
    }

    private String requireServers() {
        if (settings.database() == null) {
            throw new StartFailure("A worker needs the PostgreSQL of its Slipway: set SPRING_DATASOURCE_URL.");
        }
        try {
            if (ClusterSettings.from(environment::getProperty).isEmpty()) {
                throw new StartFailure("A worker needs the cluster of its Slipway: set KUBECONFIG.");
            }
        } catch (ClusterSettingsException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        String temporal = settings.temporalAddress();
        if (temporal == null) {
            throw new StartFailure("A worker needs the Temporal of its Slipway: set TEMPORAL_ADDRESS.");
        }
        return temporal;
    }

    private static SpringApplication application(SlipwayHome home, String temporal) {
        Map<String, Object> properties = new LinkedHashMap<>(FileLogging.settings(home.workerLog()));
        properties.put("spring.config.name", "slipway-standalone-worker");
        properties.put("spring.temporal.connection.target", temporal);
        // the Slipway beside which it may run ends within ten seconds, and so does it
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "3s");
        SpringApplication application = new SpringApplication(WorkerAloneConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addListeners(new FirstSettings(properties));
        return application;
    }

    /** Whether it came to that; it does not when the process is asked to end before. */
    private static boolean awaitPolling(ConfigurableApplicationContext context) {
        HealthIndicator worker = context.getBean("workerLifecycle", HealthIndicator.class);
        while (context.isActive()) {
            Health health = worker.health();
            if (health != null && health.getStatus().equals(UP)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        return false;
    }
}
