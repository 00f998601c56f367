package dev.slipway.api.log;

import dev.slipway.domain.log.LogPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A page of a log as JSON.
 *
 * @param items the lines after the asked one, oldest first
 * @param lastSeq the number of the log's last line by now; 0 where there is none yet
 * @param ended whether that line is the final one
 */
@Schema(name = "LogPage")
public record LogPageView(List<LogLineView> items, long lastSeq, boolean ended) {
    static LogPageView of(LogPage page) {
        return new LogPageView(page.lines().stream().map(LogLineView::of).toList(), page.lastSeq(), page.ended());
    }
}
