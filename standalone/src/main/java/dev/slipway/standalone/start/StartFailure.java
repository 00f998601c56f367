package dev.slipway.standalone.start;

import org.jspecify.annotations.Nullable;

/** A start that cannot go on. The message is one line for a person: what is wrong, and what to do about it. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure that needs no further detail.
     *
     * @param message what is wrong and what to do, in one line
     */
    public StartFailure(String message) {
        this(message, null);
    }

    /**
     * A failure with its cause, which goes to the log file alone.
     *
     * @param message what is wrong and what to do, in one line
     * @param cause the detail
     */
    public StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The message; a start failure always has one. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
