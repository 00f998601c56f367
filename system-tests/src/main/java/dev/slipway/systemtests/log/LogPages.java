package dev.slipway.systemtests.log;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import java.util.ArrayList;
import java.util.List;

/** The REST door of a deployment's log. */
public final class LogPages {
    private final ApiClient api;
    private final String jobId;

    /** The log of a job. */
    public LogPages(ApiClient api, String jobId) {
        this.api = api;
        this.jobId = jobId;
    }

    /** At most {@code limit} lines after a number. */
    public List<LogLine> page(long after, int limit) {
        Answer answer = api.get("/api/deployments/" + jobId + "/logs?after=" + after + "&limit=" + limit);
        if (answer.status() != 200) {
            throw new AssertionError("The log cannot be read: " + answer);
        }
        List<LogLine> lines = new ArrayList<>();
        answer.json().required("items").forEach(line -> lines.add(LogLine.of(line)));
        return lines;
    }

    /** Every line there is, read page by page. */
    public List<LogLine> all(int pageSize) {
        List<LogLine> lines = new ArrayList<>();
        List<LogLine> page = page(0, pageSize);
        while (!page.isEmpty()) {
            lines.addAll(page);
            page = page(lines.getLast().seq(), pageSize);
        }
        return lines;
    }
}
