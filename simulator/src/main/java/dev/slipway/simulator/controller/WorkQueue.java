package dev.slipway.simulator.controller;

import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.ObjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the controllers: one thread takes what is queued, each object of each controller once, and one timer puts back what is due
 * later. What fails is tried again with a growing pause.
 */
public final class WorkQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
    private static final long FIRST_RETRY_MILLIS = 50;
    private static final int MOST_DOUBLINGS = 9;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Set<Task> queue = new LinkedHashSet<>();
    private final Map<Task, Integer> failures = new HashMap<>();
    /** What is due later, once for each: else every change to what keeps failing would begin a row of retries of its own. */
    private final Map<Task, ScheduledFuture<?>> later = new HashMap<>();

    private final List<Controller> controllers;
    private final ScheduledThreadPoolExecutor timer;
    private final Thread worker;
    private boolean closed;

    private record Task(Controller controller, ObjectKey key) {}

    public WorkQueue(List<Controller> controllers) {
        this.controllers = List.copyOf(controllers);
        this.timer = new ScheduledThreadPoolExecutor(
                1, task -> Thread.ofPlatform().daemon().name("simulator-timer").unstarted(task));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.worker = Thread.ofPlatform().daemon().name("simulator-controllers").unstarted(this::work);
    }

    public void start() {
        worker.start();
    }

    /** Queues what a change is about. */
    public void observe(Change change) {
        for (Controller controller : controllers) {
            controller.observe(change, key -> add(new Task(controller, key)));
        }
    }

    private void add(Task task) {
        lock.lock();
        try {
            if (!closed && queue.add(task)) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void addLater(Task task, Duration delay) {
        if (!delay.isPositive()) {
            add(task);
            return;
        }
        lock.lock();
        try {
            ScheduledFuture<?> earlier = later.get(task);
            if (closed || (earlier != null && earlier.getDelay(TimeUnit.NANOSECONDS) <= delay.toNanos())) {
                return;
            }
            if (earlier != null) {
                earlier.cancel(false);
            }
            later.put(task, timer.schedule(() -> due(task), delay.toNanos(), TimeUnit.NANOSECONDS));
        } finally {
            lock.unlock();
        }
    }

    private void due(Task task) {
        lock.lock();
        try {
            later.remove(task);
            add(task);
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Task task = next(); task != null; task = next()) {
            run(task);
        }
    }

    private @Nullable Task next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                filled.awaitUninterruptibly();
            }
            if (closed) {
                return null;
            }
            Iterator<Task> first = queue.iterator();
            Task task = first.next();
            first.remove();
            return task;
        } finally {
            lock.unlock();
        }
    }

    private void run(Task task) {
        try {
            Duration again = task.controller().reconcile(task.key());
            failures.remove(task);
            if (again != null) {
                addLater(task, again);
            }
        } catch (RetryLater e) {
            retry(task);
        } catch (RuntimeException e) {
            if (!stopped()) {
                LOG.warn(
                        "{} could not bring {} about; it tries again",
                        task.controller().name(),
                        task.key(),
                        e);
                retry(task);
            }
        }
    }

    private void retry(Task task) {
        int count = failures.merge(task, 1, Integer::sum);
        addLater(task, Duration.ofMillis(FIRST_RETRY_MILLIS << Math.min(count, MOST_DOUBLINGS)));
    }

    private boolean stopped() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Stops after the object that is being looked at. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
        timer.shutdownNow();
    }
}
