package dev.slipway.standalone.worker;

import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one worker running beside this process: when it dies, another is started. One that dies again and again is
 * started ever more slowly. Thread-safe.
 */
public final class KeptWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KeptWorker.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(7);
    private static final int SIGKILLED = 137;

    private final WorkerLaunch launch;
    private final Consumer<String> news;
    private final ReentrantLock lock = new ReentrantLock();
    private final RestartPause pause = new RestartPause();
    private @Nullable WorkerProcess current;
    private @Nullable WorkerProcess dead;
    private boolean kept;
    private boolean closed;

    private KeptWorker(WorkerLaunch launch, Consumer<String> news) {
        this.launch = launch;
        this.news = news;
    }

    /**
     * Starts the first worker and waits until it is ready.
     *
     * @param launch how it is started
     * @param news told in a line what happens to it from then on
     * @throws StartFailure when it cannot be had
     */
    public static KeptWorker start(WorkerLaunch launch, Consumer<String> news) throws InterruptedException {
        KeptWorker worker = new KeptWorker(launch, news);
        boolean up = false;
        try {
            worker.next().awaitReady(START_LIMIT);
            worker.keep();
            up = true;
            return worker;
        } catch (IOException e) {
            throw new StartFailure("The worker did not start: " + e.getMessage(), e);
        } finally {
            if (!up) {
                worker.close();
            }
        }
    }

    /** The process id of the present worker. */
    public long pid() {
        return present().pid();
    }

    /** Kills the present worker with SIGKILL and waits until it is dead; another follows by itself. */
    public void kill() throws InterruptedException {
        present().kill();
    }

    private WorkerProcess present() {
        lock.lock();
        try {
            if (current == null) {
                throw new IllegalStateException("no worker was started");
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private WorkerProcess next() throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("Slipway ends");
            }
            WorkerProcess next = launch.start(new Watch());
            current = next;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        lock.lock();
        try {
            kept = true;
            if (current == dead) {
                later(Duration.ZERO);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes note of a death; whether another worker is to follow. */
    private boolean noteDeath(WorkerProcess worker) {
        lock.lock();
        try {
            dead = worker;
            return kept && !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isKept() {
        lock.lock();
        try {
            return kept && !closed;
        } finally {
            lock.unlock();
        }
    }

    private void replace() {
        try {
            next();
        } catch (IOException e) {
            if (!isKept()) {
                return;
            }
            log.error("No worker could be started; trying again", e);
            later(RestartPause.LONGEST);
        }
    }

    private void later(Duration wait) {
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::replace);
    }

    /** Ends it: what it works on is handed over to the next start's. */
    @Override
    public void close() {
        WorkerProcess last;
        lock.lock();
        try {
            closed = true;
            last = current;
        } finally {
            lock.unlock();
        }
        try {
            if (last != null) {
                last.end(GRACE);
            }
            launch.forget();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.warn("The home still names a worker that has ended, which is harmless", e);
        }
    }

    private final class Watch implements WorkerProcess.Watcher {
        @Override
        public void isReady(WorkerProcess worker) {
            if (isKept()) {
                news.accept("Another worker, process " + worker.pid() + ", is ready, "
                        + worker.age().toSeconds() + " s after its start");
            }
        }

        @Override
        public void hasEnded(WorkerProcess worker, int code) {
            if (!noteDeath(worker)) {
                return;
            }
            Duration wait = pause.after(worker.wasReady());
            news.accept("The worker, process " + worker.pid()
                    + (code == SIGKILLED ? ", was killed with SIGKILL" : ", has ended with code " + code)
                    + "; another is started" + (wait.isZero() ? "" : " in " + wait.toSeconds() + " s"));
            later(wait);
        }
    }
}
