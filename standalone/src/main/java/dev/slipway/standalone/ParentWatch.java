package dev.slipway.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the one that started it is no more, however that ended: the pipe between them breaks then. It
 * ends at once, as a crash would: the servers it works with may be going too, and the next start takes its work up.
 */
final class ParentWatch {
    private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);

    private ParentWatch() {}

    /**
     * Begins to watch.
     *
     * @param pipe what the parent holds the other end of, and never writes to
     */
    static void begin(InputStream pipe) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            awaitEnd(pipe);
            Runtime.getRuntime().halt(ExitCode.FAILED);
        });
    }

    private static void awaitEnd(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
            log.info("The process that started this one has ended, and this one ends too");
        } catch (IOException e) {
            log.warn("Nothing is heard of the process that started this one, so this one ends", e);
        }
    }
}
