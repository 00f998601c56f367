package dev.slipway.standalone.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of one process: started side by side, ended side by side. Safe for use by many threads. */
public final class RunningParts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunningParts.class);
    private static final Duration START_GIVEN_UP = Duration.ofSeconds(3);

    // Not virtual: a start loads classes, which holds a virtual thread's carrier while it waits for the jar's lock.
    // With
    // as many starts as carriers, the lock's holder finds none to go on with, and nothing ever moves again.
    private final ExecutorService starters = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("start-", 0).factory());
    private final Map<String, RunningPart> running = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Starts the parts side by side and waits for all of them.
     *
     * @param parts what to start
     * @param console told each step
     * @return the running parts, in the same order
     * @throws StartFailure of the first part that failed; the others are then ended by {@link #close}
     * @throws InterruptedException when the start is given up
     */
    public List<RunningPart> start(List<Part> parts, Console console) throws InterruptedException {
        List<Future<RunningPart>> starts = new ArrayList<>();
        for (Part part : parts) {
            starts.add(starters.submit(() -> start(part, console)));
        }
        List<RunningPart> up = new ArrayList<>();
        for (Future<RunningPart> start : starts) {
            up.add(await(start));
        }
        return up;
    }

    private RunningPart start(Part part, Console console) throws InterruptedException {
        log.info("Starting {}", part.name());
        RunningPart up = started(part, console);
        log.info("{} is up: {}", part.name(), up.line());
        keep(part.name(), up);
        return up;
    }

    private static RunningPart started(Part part, Console console) throws InterruptedException {
        try {
            return part.start(step -> console.progress(part.name() + ": " + step));
        } catch (StartFailure e) {
            throw e;
        } catch (RuntimeException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason was given");
            throw new StartFailure(part.name() + " did not start: " + reason, e);
        }
    }

    private static RunningPart await(Future<RunningPart> start) throws InterruptedException {
        try {
            return start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a part did not start", e);
        }
    }

    private synchronized void keep(String name, RunningPart part) {
        if (closed) {
            part.close();
        } else {
            running.put(name, part);
        }
    }

    /** Ends every part, those that are still starting included. Does nothing the second time. */
    @Override
    public void close() {
        List<RunningPart> parts;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            parts = List.copyOf(running.values());
        }
        try (ExecutorService closers = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> closers.execute(() -> closeOne(part)));
            starters.shutdownNow();
        }
        try {
            if (!starters.awaitTermination(START_GIVEN_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A part was still starting; the next start ends what is left of it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeOne(RunningPart part) {
        try {
            part.close();
            log.info("{} has ended", part.line().name());
        } catch (RuntimeException e) {
            log.error("{} did not end cleanly", part.line().name(), e);
        }
    }
}
