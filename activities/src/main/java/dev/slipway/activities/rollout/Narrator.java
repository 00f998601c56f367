package dev.slipway.activities.rollout;

/** Tells a listener what an assessment found, with the last words of what crashed. One thread's. */
final class Narrator {
    private final RolloutTarget target;
    private final RolloutListener listener;
    private final LastWords lastWords;
    private int ready = -1;
    private int wanted = -1;

    Narrator(RolloutTarget target, RolloutListener listener, LastWords lastWords) {
        this.target = target;
        this.listener = listener;
        this.lastWords = lastWords;
    }

    void tell(RolloutAssessment assessment) throws InterruptedException {
        for (Line line : assessment.lines()) {
            tell(line);
        }
        if (assessment.ready() != ready || assessment.wanted() != wanted) {
            ready = assessment.ready();
            wanted = assessment.wanted();
            listener.progress(ready, wanted);
        }
    }

    private void tell(Line line) throws InterruptedException {
        if (!line.warning()) {
            listener.line(line.text());
            return;
        }
        Line.Crashed crashed = line.crashed();
        if (crashed == null) {
            listener.warning(line.text());
            return;
        }
        listener.warning(line.text() + "; the last lines of its log:");
        for (String word : lastWords.of(target.release().namespace(), crashed)) {
            listener.warning("  | " + word);
        }
    }
}
