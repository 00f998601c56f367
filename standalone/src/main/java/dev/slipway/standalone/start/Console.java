package dev.slipway.standalone.start;

import java.io.PrintStream;

/**
 * What a person sees. On a terminal, progress is one line that is written over; elsewhere each step is a line of its
 * own. Safe for use by many threads.
 */
public final class Console {
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private boolean progressShown;

    /**
     * A console.
     *
     * @param out where it writes
     * @param terminal whether that is a terminal, which knows colours and writes over lines
     */
    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Says what is being done right now. */
    public synchronized void progress(String step) {
        if (terminal) {
            out.print(CLEAR_LINE + "  " + step);
            progressShown = true;
        } else {
            out.println("  " + step);
        }
        out.flush();
    }

    /** Writes a line that stays. */
    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** Writes a line of Slipway's own among lines that come from elsewhere, such as a log's. */
    public void notice(String text) {
        line(styled("==> " + text, Style.BOLD));
    }

    /** Takes the progress line away. */
    public synchronized void clearProgress() {
        if (progressShown) {
            out.print(CLEAR_LINE);
            out.flush();
            progressShown = false;
        }
    }

    /** The text in a style where styles show, plain elsewhere. */
    public String styled(String text, Style style) {
        return terminal ? style.code() + text + Style.END : text;
    }

    /** The looks a text can have on a terminal. */
    public enum Style {
        BOLD("\033[1m"),
        DIM("\033[2m"),
        RED("\033[31m"),
        GREEN("\033[32m"),
        YELLOW("\033[33m"),
        BLUE("\033[34m"),
        MAGENTA("\033[35m"),
        CYAN("\033[36m");

        private static final String END = "\033[0m";
        private final String code;

        Style(String code) {
            this.code = code;
        }

        private String code() {
            return code;
        }
    }
}
