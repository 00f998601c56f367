package dev.slipway.systemtests.chaos;

/** Something that is done to a platform, often enough to be believed. */
interface Scenario {
    /** What it is called on the command line. */
    String name();

    /** Plays it. What does not hold is in the finding, and does not end it. */
    Finding play(ChaosRun run);
}
