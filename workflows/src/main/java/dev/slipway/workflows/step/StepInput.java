package dev.slipway.workflows.step;

import java.util.UUID;

/**
 * What the input of every activity that works on a step tells about it, so that attempts and failures are
 * recorded in one place for all of them.
 */
public interface StepInput {
    /** The deployment the step belongs to. */
    UUID deploymentId();

    /** The step's name, unique within its deployment, for example {@code backend-api}. */
    String step();

    /** The source under which the step's lines stand in the deployment log, for example {@code helm-be}. */
    String logSource();
}
