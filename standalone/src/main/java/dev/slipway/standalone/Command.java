package dev.slipway.standalone;

import java.util.Locale;
import java.util.Optional;

/** What a user can ask of Slipway on the command line. */
enum Command {
    /** Start everything, deploy a first tenant, stay up. */
    DEMO,
    /** Start everything, stay up. */
    UP,
    /** Say whether it runs. */
    STATUS,
    /** Remove all data. */
    RESET,
    /** Start the worker alone: what a Slipway runs beside itself where its worker has a process of its own. */
    WORKER,
    /** What the launcher runs once for a build: start in a throw-away home, use everything once, end. */
    TRAIN,
    /** Say how it is used. */
    HELP;

    /**
     * The command of that name.
     *
     * @param word as it was typed
     * @return the command, empty when there is none of that name
     */
    static Optional<Command> named(String word) {
        return switch (word) {
            case "demo" -> Optional.of(DEMO);
            case "up" -> Optional.of(UP);
            case "status" -> Optional.of(STATUS);
            case "reset" -> Optional.of(RESET);
            case "worker" -> Optional.of(WORKER);
            case "train" -> Optional.of(TRAIN);
            case "help", "-h", "--help" -> Optional.of(HELP);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
