package dev.slipway.standalone.start;

/** A part of the platform that can be started. */
public interface Part {

    /** What it is called in progress lines and in the table. */
    String name();

    /**
     * Starts it, or finds the one that was given, and waits until it answers.
     *
     * @param progress told each step in a few words
     * @return the running part
     * @throws StartFailure with one line that says what to do, when it cannot be had
     * @throws InterruptedException when the start is given up
     */
    RunningPart start(Progress progress) throws InterruptedException;

    /** Told each step of a start. */
    @FunctionalInterface
    interface Progress {
        /**
         * A step begins.
         *
         * @param what a few words, without the part's name
         */
        void step(String what);
    }
}
