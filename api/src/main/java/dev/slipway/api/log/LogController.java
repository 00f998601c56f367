package dev.slipway.api.log;

import dev.slipway.api.openapi.FailsWith;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.log.DeploymentLogReader;
import dev.slipway.domain.log.DeploymentLookup;
import dev.slipway.domain.log.feed.DeploymentLogFeed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of a deployment job, page by page or as a stream of events. */
@RestController
@Tag(name = "Deployments")
class LogController {
    private static final String PATH = "/api/deployments/{jobId}/logs";
    private static final int USUAL_LIMIT = 500;

    private final DeploymentLookup deployments;
    private final DeploymentLogReader reader;
    private final DeploymentLogFeed feed;
    private final OpenLogs open;

    LogController(DeploymentLookup deployments, DeploymentLogReader reader, DeploymentLogFeed feed, OpenLogs open) {
        this.deployments = deployments;
        this.reader = reader;
        this.feed = feed;
        this.open = open;
    }

    @GetMapping(PATH)
    @FailsWith(ErrorCode.DEPLOYMENT_NOT_FOUND)
    @Operation(
            summary = "A deployment job's log",
            description = "A page of its lines; go on with after = the seq of the last one. With Accept:"
                    + " text/event-stream the lines as they come: each event's id is the seq, the final line's event is"
                    + " named end and is the last; Last-Event-ID resumes, and is answered with 204 when no more will"
                    + " come.")
    LogPageView page(
            @PathVariable UUID jobId,
            @RequestParam(required = false) @Schema(type = "integer", format = "int64", minimum = "0") @Nullable
                    String after,
            @RequestParam(defaultValue = "" + USUAL_LIMIT) @Schema(minimum = "1", maximum = "1000") int limit) {
        long offset = LogParameters.after("after", after);
        if (limit < 1 || limit > DeploymentLogReader.MAX_LINES) {
            throw ApiException.invalidParameter("limit", "must be from 1 to " + DeploymentLogReader.MAX_LINES);
        }
        refuseUnknown(jobId);
        return LogPageView.of(reader.read(jobId, offset, limit));
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @FailsWith(ErrorCode.DEPLOYMENT_NOT_FOUND)
    @Operation(summary = "A deployment job's log")
    void events(
            @PathVariable UUID jobId,
            @RequestParam(required = false) @Schema(type = "integer", format = "int64", minimum = "0") @Nullable
                    String after,
            @RequestParam(required = false) @Schema(allowableValues = {"json", "text"}) @Nullable String format,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @Parameter(hidden = true) HttpServletResponse response)
            throws InterruptedException {
        open.refuseWhenStopping();
        long offset = lastEventId == null
                ? LogParameters.after("after", after)
                : LogParameters.after("Last-Event-ID", lastEventId);
        LogRequest request = new LogRequest(jobId, offset, LogParameters.format(format, LogFormat.JSON));
        refuseUnknown(jobId);
        new LogEvents(request, response, feed, open).write();
    }

    private void refuseUnknown(UUID jobId) {
        if (!deployments.exists(jobId)) {
            throw ApiException.of(
                    ErrorCode.DEPLOYMENT_NOT_FOUND,
                    "Deployment not found",
                    "GET /api/tenants/{companyCode}/deployments lists a tenant's");
        }
    }
}
