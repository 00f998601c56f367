package dev.slipway.standalone;

/** What Slipway ends with. Ended by Ctrl-C it is 130, by SIGTERM 143, as usual. */
final class ExitCode {
    /** All went well. */
    static final int OK = 0;
    /** It could not do what was asked; one line says why. */
    static final int FAILED = 1;
    /** The command line was not understood. */
    static final int USAGE = 2;
    /** {@code status}: it is not running. */
    static final int NOT_RUNNING = 3;

    private ExitCode() {}
}
