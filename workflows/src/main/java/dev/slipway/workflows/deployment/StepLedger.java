package dev.slipway.workflows.deployment;

import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's own view of its steps: answers the progress query and mirrors it to the Temporal web UI (current
 * details, search attributes). Workflow state; used from workflow code alone.
 */
final class StepLedger {
    private final Map<String, StepProgress.State> steps = new LinkedHashMap<>();
    private @Nullable String running;
    private @Nullable String waitingFor;
    private @Nullable LogMarker lastLine;

    /** Names the steps that are to come. */
    void plan(List<String> names) {
        names.forEach(name -> steps.put(name, StepProgress.State.PENDING));
        publish();
    }

    /** Says what the deployment waits for; null when it waits no more. */
    void waitFor(@Nullable String reason) {
        waitingFor = reason;
        publish();
    }

    /** Notes that a step's turn has come. */
    void start(String step) {
        running = step;
        move(step, StepProgress.State.RUNNING);
        mark(step);
    }

    /** Notes that the running step is done. */
    void succeed(String step) {
        running = null;
        move(step, StepProgress.State.SUCCEEDED);
    }

    /** Notes that people decided to go on without a step. */
    void skip(String step) {
        move(step, StepProgress.State.SKIPPED);
    }

    /** Where a step stands; null where it was never planned nor begun. */
    StepProgress.@Nullable State state(String step) {
        return steps.get(step);
    }

    /** Notes that the running step, where there is one, came to an end without being done. */
    void stop(StepProgress.State state) {
        String step = running;
        running = null;
        if (step != null) {
            move(step, state);
        }
    }

    /** Notes how the whole deployment ended. */
    void end(DeploymentOutcome outcome) {
        mark(outcome.name());
    }

    /** The step that runs now; null between steps. */
    @Nullable
    String running() {
        return running;
    }

    /** Takes a marker of the log; an older one that arrives late is passed over. */
    void logged(LogMarker marker) {
        if (lastLine == null || marker.seq() > lastLine.seq()) {
            lastLine = marker;
            publish();
        }
    }

    /** The answer to the progress query. */
    DeploymentProgress progress() {
        List<StepProgress> all = steps.entrySet().stream()
                .map(step -> new StepProgress(step.getKey(), step.getValue()))
                .toList();
        return new DeploymentProgress(all, waitingFor, lastLine);
    }

    private void move(String step, StepProgress.State state) {
        steps.put(step, state);
        publish();
    }

    private void mark(String step) {
        if (Workflow.getTypedSearchAttributes().containsKey(DeploymentSearchAttributes.TENANT)) {
            Workflow.upsertTypedSearchAttributes(DeploymentSearchAttributes.STEP.valueSet(step));
        }
    }

    private void publish() {
        Workflow.setCurrentDetails(ProgressDetails.of(progress()));
    }
}
