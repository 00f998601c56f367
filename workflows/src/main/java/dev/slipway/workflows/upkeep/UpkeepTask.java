package dev.slipway.workflows.upkeep;

import java.time.Duration;
import java.util.Locale;

/** What recurs. */
public enum UpkeepTask {
    /** Deployments that a crash left without a run are started, those whose run is over are closed. */
    RECONCILE("slipway-reconcile", Duration.ofMinutes(1)),
    /** Logs, plans and keys that are past their time are removed. */
    RETENTION("slipway-retention", Duration.ofHours(24)),
    /** Tenants are compared with what the cluster has of them, and repaired where they want to be. */
    DRIFT("slipway-drift", Duration.ofMinutes(10));

    /** The task queue of upkeep, apart from that of deployments, so that neither waits for the other. */
    public static final String TASK_QUEUE = "upkeep";

    private final String id;
    private final Duration every;

    UpkeepTask(String id, Duration every) {
        this.id = id;
        this.every = every;
    }

    /** The id of its schedule, and of its workflow where cron stands in for one. */
    public String id() {
        return id;
    }

    /** The id of its workflow for one tenant alone, that somebody asks for. */
    public String id(String companyCode) {
        return id + "/" + companyCode.toLowerCase(Locale.ROOT);
    }

    /** How long from one round to the next, where nothing else is set. */
    public Duration every() {
        return every;
    }
}
