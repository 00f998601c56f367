package dev.slipway.standalone.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker in a process of its own. A pipe to it stays open as long as this process lives: when that breaks, however
 * this process ended, the worker ends too. Thread-safe.
 */
public final class WorkerProcess {
    /** The argument by which a worker is told to end when its standard input does. */
    public static final String ENDS_WITH_PARENT = "--ends-with-parent";
    /** The line that a worker writes when it polls its task queues. */
    public static final String READY = "The worker is ready.";

    private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);

    private final Process process;
    private final Watcher watcher;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<WorkerProcess> ready = new CompletableFuture<>();

    private WorkerProcess(Process process, Watcher watcher) {
        this.process = process;
        this.watcher = watcher;
    }

    /** Told what happens to a worker, on a thread of that worker's. */
    interface Watcher {
        /** It polls its task queues. */
        void isReady(WorkerProcess worker);

        /** It has ended, with an exit code. */
        void hasEnded(WorkerProcess worker, int code);
    }

    /** Takes charge of a process that has just been started. */
    static WorkerProcess of(Process process, Watcher watcher) {
        WorkerProcess worker = new WorkerProcess(process, watcher);
        Thread.ofPlatform().daemon().name("worker-" + process.pid()).start(worker::listen);
        return worker;
    }

    private void listen() {
        try {
            String last = readToEnd();
            int code = process.waitFor();
            ready.completeExceptionally(new IOException("it ended with code " + code + ": " + last));
            watcher.hasEnded(this, code);
        } catch (InterruptedException e) {
            ready.completeExceptionally(e);
            Thread.currentThread().interrupt();
        }
    }

    private String readToEnd() {
        String last = "it said nothing";
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    watcher.isReady(this);
                    ready.complete(this);
                } else {
                    log.info("Worker {}: {}", process.pid(), line);
                    last = line;
                }
            }
        } catch (IOException e) {
            // a kill of ours closes its streams at once
            log.debug("What worker {} says is not heard any more", process.pid(), e);
        }
        return last;
    }

    /** Its process id. */
    long pid() {
        return process.pid();
    }

    /** How long ago it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Whether it has ever polled its task queues. */
    boolean wasReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    /**
     * Waits until it polls its task queues.
     *
     * @throws IOException when it ends before, or takes too long
     */
    void awaitReady(Duration limit) throws IOException, InterruptedException {
        try {
            ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("it is not ready after " + limit.toSeconds() + " s", e);
        }
    }

    /** Kills it with SIGKILL, and waits until it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, waits, and kills it when it does not. */
    void end(Duration grace) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("Worker {} did not end within {} s and is killed", process.pid(), grace.toSeconds());
            kill();
        }
    }
}
