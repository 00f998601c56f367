package dev.slipway.activities.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches the last lines that a container wrote before it crashed. Thread-safe. */
final class LastWords {
    private static final int LINES = 5;
    /** A line may be of any length, and only its beginning is told. */
    private static final int LONGEST = 64 * 1024;

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final KubernetesClient client;

    LastWords(KubernetesClient client) {
        this.client = client;
    }

    /** The lines, oldest first, at most five; one that says so where there are none, or none could be had in time. */
    List<String> of(String namespace, Line.Crashed crashed) throws InterruptedException {
        FutureTask<String> fetching = new FutureTask<>(() -> fetch(namespace, crashed));
        Thread.ofVirtual().name("last-words").start(fetching);
        try {
            List<String> lines = fetching.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .lines()
                    .map(Wording::oneLine)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return lines.isEmpty() ? List.of("(it wrote nothing)") : lines;
        } catch (ExecutionException e) {
            return List.of("(its log cannot be read: " + reason(e) + ")");
        } catch (TimeoutException e) {
            return List.of("(its log cannot be read: no answer in time)");
        } finally {
            fetching.cancel(true);
        }
    }

    private String fetch(String namespace, Line.Crashed crashed) throws IOException {
        var container =
                client.pods().inNamespace(namespace).withName(crashed.pod()).inContainer(crashed.container());
        var run = crashed.previous() ? container.terminated() : container;
        char[] read = new char[LONGEST];
        try (Reader log = run.tailingLines(LINES).getLogReader()) {
            int length = 0;
            for (int more = 0; more >= 0 && length < LONGEST; length += Math.max(0, more)) {
                more = log.read(read, length, LONGEST - length);
            }
            return new String(read, 0, length);
        }
    }

    private static String reason(ExecutionException failure) {
        return failure.getCause() instanceof KubernetesClientException refused
                        && refused.getStatus() != null
                        && refused.getStatus().getMessage() != null
                ? Wording.oneLine(refused.getStatus().getMessage())
                : "the cluster did not give it";
    }
}
