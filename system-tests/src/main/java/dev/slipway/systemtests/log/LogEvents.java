package dev.slipway.systemtests.log;

import dev.slipway.systemtests.api.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SSE door of a deployment's log. */
public final class LogEvents {

    /**
     * An event of the stream.
     *
     * @param id its id, empty when it has none
     * @param data its data
     */
    public record Event(String id, String data) {}

    private final ApiClient api;
    private final String jobId;

    /** The log of a job. */
    public LogEvents(ApiClient api, String jobId) {
        this.api = api;
        this.jobId = jobId;
    }

    /**
     * Reads events until the other side ends the stream.
     *
     * @param lastEventId where to go on from; null for the beginning
     */
    public List<Event> readToEnd(@Nullable Long lastEventId) {
        HttpRequest.Builder request = api.request("/api/deployments/" + jobId + "/logs")
                .timeout(Duration.ofMinutes(5))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId.toString());
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(api.open(request), StandardCharsets.UTF_8))) {
            return events(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Event> events(BufferedReader reader) throws IOException {
        List<Event> events = new ArrayList<>();
        String id = "";
        List<String> data = new ArrayList<>();
        String line = reader.readLine();
        while (line != null) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    events.add(new Event(id, String.join("\n", data)));
                }
                id = "";
                data.clear();
            } else if (line.startsWith("id:")) {
                id = value(line);
            } else if (line.startsWith("data:")) {
                data.add(value(line));
            }
            line = reader.readLine();
        }
        return events;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
