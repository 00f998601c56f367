package dev.slipway.activities.rollout;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the cluster's own words into one readable line. */
final class Wording {
    private static final int LONGEST = 600;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern CHANGING = Pattern.compile("\\b[0-9a-f]*[0-9][0-9a-f]*\\b");

    private Wording() {}

    /** One line without control characters, of bounded length; empty for null. */
    static String oneLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = BLANK.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** The same without numbers, addresses and hashes: equal for two sightings of the same thing. */
    static String gist(@Nullable String text) {
        return CHANGING.matcher(oneLine(text)).replaceAll("#");
    }
}
