package dev.slipway.domain.log;

import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;

/**
 * Lines that are committed together. A batch that is tried again is the same in content and id.
 *
 * @param id the id its lines are stored with
 * @param parts what goes to which log, in the order in which every process takes the locks
 */
record LogBatch(UUID id, NavigableMap<UUID, Part> parts) {
    /**
     * One log's share.
     *
     * @param lines at least one
     * @param ends whether the last of them ends the log
     */
    record Part(List<LogDraft> lines, boolean ends) {}
}
