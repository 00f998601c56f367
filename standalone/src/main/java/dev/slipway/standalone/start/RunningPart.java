package dev.slipway.standalone.start;

import java.util.Map;

/** A part of the platform that is up. */
public interface RunningPart extends AutoCloseable {

    /** Its line in the table of parts. */
    PartLine line();

    /** The Spring settings by which the application finds it. */
    Map<String, String> settings();

    /** Ends what was started for it, and waits until that has ended. A part that was given is left alone. */
    @Override
    void close();
}
