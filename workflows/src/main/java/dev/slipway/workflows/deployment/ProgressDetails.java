package dev.slipway.workflows.deployment;

import java.util.stream.Collectors;

/** Writes a deployment's progress as the Markdown that the Temporal web UI shows as current details. */
final class ProgressDetails {
    private ProgressDetails() {}

    static String of(DeploymentProgress progress) {
        String steps = progress.steps().stream()
                .map(step -> "- " + mark(step.state()) + " " + step.name())
                .collect(Collectors.joining("\n"));
        String waiting = progress.waitingFor() == null ? "" : "\n\nWaiting: " + progress.waitingFor();
        LogMarker last = progress.lastLine();
        String line =
                last == null ? "" : "\n\n`" + last.seq() + "` " + last.line().replace('`', '\'');
        return steps + waiting + line;
    }

    private static String mark(StepProgress.State state) {
        return switch (state) {
            case PENDING -> "○";
            case RUNNING -> "▶";
            case SUCCEEDED -> "✔";
            case FAILED -> "✘";
            case CANCELLED -> "■";
            case SKIPPED -> "↷";
        };
    }
}
