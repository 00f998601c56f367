package dev.slipway.standalone.demo;

import dev.slipway.standalone.demo.PublicApi.Answer;
import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Deploys tenants one after the other through the public interface and shows nothing: what a training run does, so that
 * the JDK has seen which methods a deploy calls most and compiles them early in the runs to come.
 */
public final class Rehearsal {
    private static final int TENANTS = 15;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private Rehearsal() {}

    /**
     * Runs it.
     *
     * @param url where Slipway answers
     * @param token the administrator's token
     * @throws StartFailure when it does not come to its end in time
     */
    public static void run(String url, String token) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        try (PublicApi api = new PublicApi(url, token)) {
            for (int number = 1; number <= TENANTS; number++) {
                String code = "R" + number;
                String job =
                        api.post("/api/tenants", DemoTenant.request(code, null)).text("deploymentJobId");
                while (!hasEnded(api.get("/api/deployments/" + job))) {
                    if (Instant.now().isAfter(end)) {
                        throw new StartFailure("The training run did not end within " + LIMIT.toSeconds() + " s.");
                    }
                    Thread.sleep(POLL);
                }
            }
        } catch (IOException e) {
            throw new StartFailure("The training run has failed: " + e.getMessage(), e);
        }
    }

    private static boolean hasEnded(Answer deployment) {
        return deployment.isError() || !deployment.text("endedAt").isEmpty();
    }
}
