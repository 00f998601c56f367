package dev.slipway.systemtests.chaos;

import dev.slipway.systemtests.benchmark.Samples;
import java.time.Duration;
import java.util.List;

/**
 * What a scenario found.
 *
 * @param what what was done
 * @param times how often
 * @param jobs how many jobs it was done to
 * @param reached how many of them came to the state that was wanted
 * @param beyond how many releases have more revisions than wanted
 * @param pending how many revisions were left half-done
 * @param extra how much longer than undisturbed each took, besides what was away; empty where that is not measured
 * @param broken what does not hold, in words
 * @param remark what a reader should know besides; may be empty
 */
record Finding(
        String what,
        int times,
        int jobs,
        int reached,
        long beyond,
        long pending,
        List<Duration> extra,
        List<String> broken,
        String remark) {
    Finding {
        extra = List.copyOf(extra);
        broken = List.copyOf(broken);
    }

    /** A scenario that this platform cannot play. */
    static Finding notPlayed(String what, String why) {
        return new Finding(what, 0, 0, 0, 0, 0, List.of(), List.of(), "not played: " + why);
    }

    /** A scenario that came to no end. */
    static Finding notEnded(String what, String why) {
        return new Finding(what, 0, 0, 0, 0, 0, List.of(), List.of(what + ": " + why), "came to no end");
    }

    /** Whether all is as it should be. */
    boolean isGood() {
        return broken.isEmpty() && reached == jobs && beyond == 0 && pending == 0;
    }

    /** Its row of a Markdown table. */
    String row() {
        if (times == 0) {
            return "| %s | | | | | | %s |".formatted(what, remark);
        }
        String longer = extra.isEmpty()
                ? ""
                : Samples.seconds(new Samples(extra).median()) + " / " + Samples.seconds(new Samples(extra).max());
        String held = broken.isEmpty() ? "hold" : broken.size() + " broken";
        return "| %s | %d | %d of %d | %d | %d | %s | %s |"
                .formatted(
                        what,
                        times,
                        reached,
                        jobs,
                        beyond,
                        pending,
                        longer,
                        remark.isEmpty() ? held : held + "; " + remark);
    }

    /** The head of that table. */
    static String head() {
        return """
                | what was done | times | jobs that came to the wanted state | releases with a revision too many | left `pending-*` | extra time, p50 / max | invariants |
                | --- | --- | --- | --- | --- | --- | --- |
                """;
    }
}
