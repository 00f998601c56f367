package dev.slipway.systemtests.process;

import java.time.Duration;

/** A worker in a process of its own: {@code java -jar slipway.jar worker}. Thread-safe. */
public final class WorkerProcess implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final ProgramProcess process;

    private WorkerProcess(ProgramProcess process) {
        this.process = process;
    }

    /** Starts one and does not wait for it. */
    public static WorkerProcess start(LaunchSettings settings) {
        return new WorkerProcess(ProgramProcess.ofJar(settings, "worker"));
    }

    /** Waits until it polls its task queues. */
    public WorkerProcess awaitReady(Duration limit) {
        process.awaitOutput("The worker is ready.", limit);
        return this;
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Stops it where it is, with SIGSTOP: to others it looks dead, and it does not know. */
    public void freeze() {
        process.signal("STOP");
    }

    /** Lets it go on, with SIGCONT, as if no time had passed. */
    public void thaw() {
        process.signal("CONT");
    }

    /** Asks it to end, with SIGTERM, and waits. */
    @Override
    public void close() {
        process.terminate();
        try {
            process.awaitExit(CLOSE_LIMIT);
        } finally {
            if (process.isAlive()) {
                process.kill();
            }
        }
    }
}
