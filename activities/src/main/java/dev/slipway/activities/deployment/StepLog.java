package dev.slipway.activities.deployment;

import dev.slipway.domain.log.DeploymentLog;
import dev.slipway.domain.log.LogSource;
import dev.slipway.domain.log.LogStream;
import java.util.Collection;

/**
 * A deployment's log as a step writes to it: under the step's own source, or the platform's. Thread-safe.
 */
public final class StepLog implements AutoCloseable {
    private final DeploymentLog log;
    private final LogSource source;

    StepLog(DeploymentLog log, LogSource source) {
        this.log = log;
        this.source = source;
    }

    /** A line of the step's own tool. */
    public void line(String text) {
        log.line(source, text);
    }

    /** A line of the step's own tool that a person should look at. */
    public void warning(String text) {
        log.line(source, LogStream.STDERR, text);
    }

    /** A line of the platform's. */
    public void say(String text) {
        log.line(LogSource.SLIPWAY, text);
    }

    /** A line of the platform's that a person should look at. */
    public void complain(String text) {
        log.line(LogSource.SLIPWAY, LogStream.STDERR, text);
    }

    /** Masks these from now on. */
    public void hide(Collection<String> secrets) {
        log.hide(secrets);
    }

    /** Writes the log's final line with the commit of the present transaction; false where the log had ended. */
    boolean endWithin(String finalLine) throws InterruptedException {
        return log.endWithin(finalLine).isPresent();
    }

    /**
     * Stores what was written, so that the next step's lines, which another process may write, come after it.
     *
     * @throws InterruptedException where the activity is not wanted any more
     */
    void flush() throws InterruptedException {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
    }
}
