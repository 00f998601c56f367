package dev.slipway.standalone.settings;

import dev.slipway.standalone.start.StartFailure;

/** Where workflows and activities run. */
public enum WorkerPlace {
    /** In Slipway's own process. */
    HERE,
    /** In a process of its own beside it, which is started again when it dies. */
    PROCESS,
    /** In workers that somebody else starts on the same PostgreSQL, Temporal and cluster. */
    NONE;

    /**
     * The place that a word of SLIPWAY_WORKER names.
     *
     * @throws StartFailure when it names none
     */
    static WorkerPlace named(String word) {
        return switch (word.strip()) {
            case "here" -> HERE;
            case "process" -> PROCESS;
            case "none" -> NONE;
            default ->
                throw new StartFailure("SLIPWAY_WORKER is \"" + word
                        + "\": give here, process (a process of its own) or none (workers are started elsewhere).");
        };
    }
}
