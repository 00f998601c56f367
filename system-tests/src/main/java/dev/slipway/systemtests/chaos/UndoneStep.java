package dev.slipway.systemtests.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A step that takes something back.
 *
 * @param undoes the step that it undoes
 * @param upgrade whether of an upgrade, else of a first deploy
 */
record UndoneStep(String undoes, boolean upgrade) {
    private static final String NAMESPACE = "namespace";

    /** Every one there is, in the order in which they are taken. */
    static List<UndoneStep> all() {
        List<UndoneStep> all = new ArrayList<>();
        for (boolean upgrade : List.of(false, true)) {
            Revisions.RELEASE_STEPS.reversed().forEach(step -> all.add(new UndoneStep(step, upgrade)));
        }
        all.add(new UndoneStep(NAMESPACE, false));
        return all;
    }

    /** Its own name. */
    String name() {
        return "undo-" + undoes;
    }

    /** Whether it takes the namespace back, which only a cancellation does. */
    boolean isNamespace() {
        return undoes.equals(NAMESPACE);
    }

    /** What is left behind without it, by name. */
    String subject(String companyCode) {
        return isNamespace()
                ? "namespace " + companyCode.toLowerCase(Locale.ROOT) + "-tenant"
                : "release " + StepFaults.release(undoes, companyCode);
    }

    @Override
    public String toString() {
        return name() + " of " + (upgrade ? "an upgrade" : "a deploy");
    }
}
