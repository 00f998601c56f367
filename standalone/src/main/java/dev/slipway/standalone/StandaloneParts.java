package dev.slipway.standalone;

import dev.slipway.standalone.start.PartLine;
import java.util.List;

/**
 * The parts that this process started or found, for the application to show.
 *
 * @param lines one for each
 */
record StandaloneParts(List<PartLine> lines) {
    StandaloneParts {
        lines = List.copyOf(lines);
    }
}
