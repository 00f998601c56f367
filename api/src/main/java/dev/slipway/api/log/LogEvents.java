package dev.slipway.api.log;

import dev.slipway.api.web.error.ErrorTranslator;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPage;
import dev.slipway.domain.log.feed.DeploymentLogFeed;
import dev.slipway.domain.log.feed.LogFollower;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * One stream of server-sent events (the WHATWG's HTML standard, 9.2), written by the request's own virtual thread at the
 * pace at which it is read.
 */
final class LogEvents {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(LogEvents.class);

    private final LogRequest request;
    private final HttpServletResponse response;
    private final DeploymentLogFeed feed;
    private final OpenLogs open;

    LogEvents(LogRequest request, HttpServletResponse response, DeploymentLogFeed feed, OpenLogs open) {
        this.request = request;
        this.response = response;
        this.feed = feed;
        this.open = open;
    }

    /** Writes until the final line was written or the reader is gone. */
    void write() throws InterruptedException {
        try (LogFollower follower = feed.follow(request.deploymentId(), request.after())) {
            LogPage page = follower.next(Duration.ZERO);
            if (page.lines().isEmpty() && follower.finished()) {
                // Tells an EventSource not to come again.
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            OpenLogs.Viewer viewer = follower::close;
            if (!open.enter(viewer)) {
                throw ErrorTranslator.ofStatus(503);
            }
            try {
                begin();
                stream(page, follower);
            } finally {
                open.leave(viewer);
            }
        } catch (CancellationException letGo) {
            LOG.debug("A reader of the log of {} leaves", request.deploymentId());
        } catch (IOException gone) {
            LOG.debug("A reader of the log of {} is gone", request.deploymentId(), gone);
        }
    }

    private void begin() throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("X-Accel-Buffering", "no");
        write("retry: 2000\n\n");
    }

    private void stream(LogPage first, LogFollower follower) throws IOException, InterruptedException {
        LogPage page = first;
        try {
            while (true) {
                StringBuilder events = new StringBuilder();
                page.lines().forEach(line -> append(events, line));
                write(events.isEmpty() ? ": still here\n\n" : events.toString());
                if (follower.finished()) {
                    return;
                }
                page = follower.next(KEEP_ALIVE);
            }
        } catch (DataAccessException away) {
            LOG.info("The log of {} cannot be read on: {}", request.deploymentId(), away.getMessage());
        }
    }

    private void append(StringBuilder events, LogLine line) {
        if (line.isFinal()) {
            events.append("event: end\n");
        }
        events.append("id: ").append(line.seq()).append("\ndata: ");
        events.append(request.format().write(line)).append("\n\n");
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
