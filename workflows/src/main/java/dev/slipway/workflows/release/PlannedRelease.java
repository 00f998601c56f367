package dev.slipway.workflows.release;

/**
 * One Helm release a workflow is to bring about.
 *
 * @param step the step that does it, which is also the component's name, for example {@code backend-api}
 * @param name the release's name, at most 53 characters, for example {@code backend-api-cha}
 * @param logSource the source of its log lines, for example {@code helm-be}
 * @param goodRevision the last revision that was rolled out and ready before; 0 where there is none
 */
public record PlannedRelease(String step, String name, String logSource, int goodRevision) {}
