package dev.slipway.systemtests.tenant;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Tenants of one Slipway, through its API. */
public final class Tenants {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "cancelled");

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ApiClient api;

    /** The tenants behind a client. */
    public Tenants(ApiClient api) {
        this.api = api;
    }

    /** Asks for a tenant; it must be accepted. */
    public DeployJob deploy(String companyCode) {
        return deploy(companyCode, TenantRequest.of(companyCode));
    }

    /** Asks for a tenant; it must be accepted. */
    public DeployJob deploy(String companyCode, TenantRequest request) {
        Answer answer = ask(request);
        if (answer.status() != 202) {
            throw new AssertionError("Not accepted: " + answer);
        }
        return new DeployJob(companyCode, answer.text("deploymentJobId"));
    }

    /** Asks for a tenant. */
    public Answer ask(TenantRequest request, String... headers) {
        return api.post("/api/tenants", request.json(), headers);
    }

    /** A tenant's detail. */
    public JsonNode tenant(String companyCode) {
        return found("/api/tenants/" + companyCode);
    }

    /** A tenant's health. */
    public JsonNode health(String companyCode) {
        return found("/api/tenants/" + companyCode + "/health");
    }

    /** All tenants. */
    public JsonNode all() {
        return found("/api/tenants");
    }

    /** A job. */
    public JsonNode job(String id) {
        return found("/api/deployments/" + id);
    }

    /** A step of a job. */
    public JsonNode step(String jobId, String name) {
        return step(job(jobId), name).orElseThrow(() -> new AssertionError("No step " + name + " in job " + jobId));
    }

    /** A step of a job that was read; empty where it has none of that name yet. */
    public static Optional<JsonNode> step(JsonNode job, String name) {
        for (JsonNode step : job.required("steps")) {
            if (step.required("name").asString().equals(name)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Waits for a job's end; what became of it. */
    public JsonNode awaitEnd(DeployJob job, Duration limit) {
        return await(job, "the end", Tenants::hasEnded, limit);
    }

    /** Waits until a job is as it should be, or has ended. */
    public JsonNode awaitUnlessEnded(DeployJob job, String what, Predicate<JsonNode> wanted, Duration limit) {
        return await(job, what, wanted.or(Tenants::hasEnded), limit);
    }

    private JsonNode await(DeployJob job, String what, Predicate<JsonNode> wanted, Duration limit) {
        return Awaitility.await(what + " of " + job)
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_AGAIN)
                .until(() -> job(job.id()), wanted);
    }

    /** Waits for a tenant's status. */
    public void awaitStatus(String companyCode, String status, Duration limit) {
        Awaitility.await(companyCode + " to be " + status)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> tenant(companyCode).required("status").asString(), status::equals);
    }

    /** Whether a job has ended, one way or the other. */
    public static boolean hasEnded(JsonNode job) {
        return ENDED.contains(job.required("state").asString());
    }

    private JsonNode found(String path) {
        Answer answer = api.get(path);
        if (answer.status() != 200) {
            throw new AssertionError("GET " + path + ": " + answer);
        }
        return answer.json();
    }
}
