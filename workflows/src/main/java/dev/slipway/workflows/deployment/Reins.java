package dev.slipway.workflows.deployment;

import io.temporal.workflow.CancellationScope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people have decided about a running deployment: where it has to stand still, and how it goes on. Workflow state;
 * used from workflow code alone.
 */
final class Reins {
    private final Set<String> needApproval = new HashSet<>();
    private final Set<String> approved = new HashSet<>();
    private boolean paused;
    private boolean closing;
    private @Nullable String awaitingApproval;
    private @Nullable String rejected;
    private @Nullable String failed;
    private boolean claimed;
    private @Nullable Decision resolution;
    private @Nullable CancelPolicy cancelled;
    private @Nullable CancellationScope working;

    /** Names the steps that wait for approval. */
    void requireApproval(List<String> steps) {
        needApproval.addAll(steps);
    }

    /** Why the decision cannot be taken now, for a person; null where it can. */
    @Nullable
    String refusal(Decision decision) {
        if (closing) {
            return "The job is coming to its end";
        }
        if (cancelled != null) {
            return "The job is being cancelled";
        }
        return switch (decision.verb()) {
            case CANCEL -> null;
            case PAUSE -> failed != null ? standing() : paused ? "The job is paused already" : null;
            case RESUME -> paused ? null : "The job is not paused";
            case APPROVE, REJECT -> approvalRefusal(decision.step());
            case RETRY, SKIP, ROLLBACK -> resolutionRefusal(decision.step());
        };
    }

    /** Takes a decision that was not refused. */
    void take(Decision decision) {
        switch (decision.verb()) {
            case CANCEL -> cancel(decision.policyOrKeep());
            case PAUSE -> paused = true;
            case RESUME -> paused = false;
            case APPROVE -> approved.add(subject(decision));
            case REJECT -> rejected = subject(decision);
            case RETRY, SKIP, ROLLBACK -> resolution = decision;
        }
    }

    /** Keeps others from deciding about the failed step while a decision is being recorded. */
    void claim() {
        claimed = true;
    }

    /** The decision could not be recorded: somebody else may decide. */
    void unclaim() {
        claimed = false;
    }

    /** Says which activities a cancellation has to interrupt; null for none. */
    void working(@Nullable CancellationScope scope) {
        working = scope;
    }

    /** From now on nothing can be decided any more. */
    void close() {
        closing = true;
    }

    /** What becomes of what was done; null where nobody has cancelled. */
    @Nullable
    CancelPolicy cancelled() {
        return cancelled;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isRejected(String step) {
        return step.equals(rejected);
    }

    /** Whether a step may not begin before somebody approves of it. */
    boolean lacksApproval(String step) {
        return needApproval.contains(step) && !approved.contains(step);
    }

    /** Names the step that stands still for want of approval; null for none. */
    void awaitApproval(@Nullable String step) {
        awaitingApproval = step;
    }

    /** Names the step that failed and waits for a decision. */
    void attention(String step) {
        failed = step;
        resolution = null;
        claimed = false;
    }

    /** What was decided about the failed step; null while nothing was. */
    @Nullable
    Decision resolution() {
        return resolution;
    }

    /** The failed step's matter is settled. */
    void settled() {
        failed = null;
        resolution = null;
    }

    private void cancel(CancelPolicy policy) {
        cancelled = policy;
        if (working != null) {
            working.cancel("cancelled by a person");
        }
    }

    private @Nullable String approvalRefusal(@Nullable String named) {
        String step = named == null ? awaitingApproval : named;
        if (step == null) {
            return "No step waits for approval";
        }
        if (!needApproval.contains(step)) {
            return "Step " + step + " needs no approval";
        }
        return approved.contains(step) ? "Step " + step + " is approved already" : null;
    }

    private @Nullable String resolutionRefusal(@Nullable String named) {
        if (failed == null) {
            return "No step has failed and waits for a decision";
        }
        if (claimed || resolution != null) {
            return "A decision about step " + failed + " was taken already";
        }
        return named == null || named.equals(failed) ? null : "Not step " + named + ", but " + failed + " has failed";
    }

    private String standing() {
        return "Step " + failed + " has failed and waits for a decision";
    }

    private String subject(Decision decision) {
        String step = decision.step() == null ? awaitingApproval : decision.step();
        if (step == null) {
            throw new IllegalStateException("A decision about no step was not refused");
        }
        return step;
    }
}
