package dev.slipway.workflows.upkeep;

import java.time.Duration;

/** What recurs. */
public enum UpkeepTask {
    /** Deployments that a crash left without a run are started, those whose run is over are closed. */
    RECONCILE("slipway-reconcile", Duration.ofMinutes(1), "* * * * *"),
    /** Logs, plans and keys that are past their time are removed. */
    RETENTION("slipway-retention", Duration.ofHours(24), "17 3 * * *");

    /** The task queue of upkeep, apart from that of deployments, so that neither waits for the other. */
    public static final String TASK_QUEUE = "upkeep";

    private final String id;
    private final Duration every;
    private final String cron;

    UpkeepTask(String id, Duration every, String cron) {
        this.id = id;
        this.every = every;
        this.cron = cron;
    }

    /** The id of its schedule, and of its workflow where cron stands in for one. */
    public String id() {
        return id;
    }

    /** How long from one round to the next. */
    public Duration every() {
        return every;
    }

    /** The same for a server that has cron alone. */
    public String cron() {
        return cron;
    }
}
