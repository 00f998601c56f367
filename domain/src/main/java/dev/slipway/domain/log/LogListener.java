package dev.slipway.domain.log;

import java.util.UUID;

/** Is told of lines that are stored. */
@FunctionalInterface
public interface LogListener {
    /** One that does nothing. */
    LogListener NONE = (deploymentId, last) -> {};

    /**
     * A commit has stored lines of this deployment. Called on the writer's only thread, in the order of the commits, so
     * it must return at once; what it throws is logged and otherwise ignored.
     *
     * @param last the last line of that commit
     */
    void committed(UUID deploymentId, LogLine last);
}
