package dev.slipway.standalone;

import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks a running Slipway whether it is ready to serve. */
final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int OK = 200;

    private Readiness() {}

    /**
     * Waits until it is ready.
     *
     * @param url its address
     * @throws StartFailure when it is not ready in time
     */
    static void await(String url) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isReady(url)) {
            if (System.nanoTime() > end) {
                throw new StartFailure("Slipway has started but is not ready after " + LIMIT.toSeconds() + " s: " + url
                        + "/actuator/health says what is missing.");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /** Whether it is ready now. */
    static boolean isReady(String url) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                    .timeout(ANSWER_LIMIT)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
