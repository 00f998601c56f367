package dev.slipway.standalone;

import dev.slipway.standalone.home.HomeLock;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.RunningParts;
import dev.slipway.standalone.worker.KeptWorker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends everything in order: the application and its worker first, then the parts that both use, then the lock on the
 * home. It may be asked for while all that is still being started.
 */
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger(Shutdown.class);
    private static final Duration APPLICATION_LIMIT = Duration.ofSeconds(7);

    private final HomeLock lock;
    private final RunningParts parts;
    private final Console console;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable ConfigurableApplicationContext application;
    private volatile @Nullable KeptWorker worker;

    Shutdown(HomeLock lock, RunningParts parts, Console console) {
        this.lock = lock;
        this.parts = parts;
        this.console = console;
    }

    /** Ends everything when the process is asked to end. */
    void onSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onEnd, "shutdown"));
    }

    /** Takes note of the application, which is to be ended before its parts. */
    void application(ConfigurableApplicationContext context) {
        application = context;
    }

    /** Takes note of a worker in a process of its own, which is to be ended before the parts. */
    void worker(KeptWorker kept) {
        worker = kept;
    }

    private void onEnd() {
        if (done.get()) {
            return;
        }
        console.line("");
        console.progress("Ending...");
        run();
        console.line("Slipway has ended. Its data is kept; ./slipway reset removes it.");
    }

    /** Ends everything; does nothing the second time. */
    void run() {
        if (!done.compareAndSet(false, true)) {
            return;
        }
        long start = System.nanoTime();
        KeptWorker kept = worker;
        Thread ending = Thread.ofPlatform().daemon().name("ending-worker").start(() -> {
            if (kept != null) {
                kept.close();
            }
        });
        closeApplication();
        await(ending);
        parts.close();
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The home's lock is given back by the operating system", e);
        }
        log.info("Ended in {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    /** Whether the end has begun, so that errors of what is being ended need no word. */
    boolean hasBegun() {
        return done.get();
    }

    private static void await(Thread ending) {
        try {
            ending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeApplication() {
        ConfigurableApplicationContext context = application;
        if (context == null) {
            return;
        }
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(context::close);
        try {
            if (!closing.join(APPLICATION_LIMIT)) {
                log.warn(
                        "The application did not end within {} s; its parts are ended under it",
                        APPLICATION_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
