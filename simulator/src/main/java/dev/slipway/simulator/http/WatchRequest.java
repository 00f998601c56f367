package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a client wants to watch.
 *
 * @param revision from where on; 0 for a start with all that is there
 * @param table rows of a table in place of objects
 * @param bookmarks whether to tell the revision from time to time
 * @param initialEvents whether to start with all that is there and to mark its end
 */
record WatchRequest(
        Query query, long revision, Duration timeout, boolean bookmarks, boolean initialEvents, TableRequest table) {
    private static final int SHORTEST_DEFAULT = 1_800;

    static WatchRequest of(Call call, ApiPath path) {
        boolean initial = call.flag("sendInitialEvents");
        String match = call.parameter("resourceVersionMatch");
        if (initial && !match.equals("NotOlderThan")) {
            throw ApiError.of(
                    422,
                    "Invalid",
                    "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting"
                            + " resourceVersionMatch to NotOlderThan");
        }
        long seconds = call.number("timeoutSeconds", 0);
        long timeout = seconds > 0
                ? seconds
                : SHORTEST_DEFAULT + ThreadLocalRandom.current().nextInt(SHORTEST_DEFAULT);
        return new WatchRequest(
                Query.of(path, call),
                call.number("resourceVersion", 0),
                Duration.ofSeconds(timeout),
                call.flag("allowWatchBookmarks"),
                initial,
                TableRequest.of(call));
    }
}
