package dev.slipway.activities.rollout;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an image cannot be pulled. The words are those of containerd and CRI-O, which pass on the registry's; there is
 * no code to go by.
 *
 * @param words the reason, short
 * @param certain whether it is known that pulling again cannot help
 */
record PullCause(String words, boolean certain) {
    private static final List<String> HOPELESS = List.of(
            "not found",
            "manifest unknown",
            "name unknown",
            "does not exist",
            "access denied",
            "access to the resource is denied",
            "authorization failed",
            "unauthorized",
            "authentication required",
            "403 forbidden",
            "no match for platform",
            "no matching manifest",
            "invalid reference",
            "not present with pull policy of never");
    /** These look like the above but may pass. */
    private static final List<String> PASSING = List.of("no such host", "toomanyrequests", "too many requests");

    private static final Pattern LAST_WORDS = Pattern.compile("^.*failed to (?:pull|resolve|authorize).*?: +(.*)$");
    private static final Pattern REFERENCE = Pattern.compile("^\"?[\\w./:@-]+\"?: +(?=\\D)");

    /**
     * Reads the reason off.
     *
     * @param reason the container's waiting reason, for example {@code ErrImagePull}
     * @param message the runtime's own words; may be empty
     */
    static PullCause of(String reason, String message) {
        String line = Wording.oneLine(message);
        String lower = line.toLowerCase(Locale.ROOT);
        boolean passing = PASSING.stream().anyMatch(lower::contains);
        boolean hopeless = HOPELESS.stream().anyMatch(lower::contains);
        boolean certain =
                reason.equals("InvalidImageName") || reason.equals("ErrImageNeverPull") || (hopeless && !passing);
        return new PullCause(line.isEmpty() ? reason : shortened(line), certain);
    }

    /** The runtime nests one reason in another; what counts is the innermost, at the end. */
    private static String shortened(String line) {
        Matcher innermost = LAST_WORDS.matcher(line);
        String rest = innermost.matches() ? innermost.group(1) : line;
        Matcher reference = REFERENCE.matcher(rest);
        return reference.find() ? rest.substring(reference.end()) : rest;
    }
}
