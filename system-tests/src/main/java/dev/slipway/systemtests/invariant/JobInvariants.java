package dev.slipway.systemtests.invariant;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.log.LogLine;
import dev.slipway.systemtests.log.LogPages;
import dev.slipway.systemtests.log.LogText;
import dev.slipway.systemtests.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A tenant's jobs have ended, each with a whole log, and the last as the tenant's status says. */
final class JobInvariants {
    private static final Map<String, String> FINAL_LINES =
            Map.of("succeeded", LogText.COMPLETE, "failed", LogText.FAILED, "cancelled", LogText.CANCELLED);

    /** A tenant that ran before is active again when what a job did was taken back. */
    private static final Map<String, Set<String>> TENANT_STATUS = Map.of(
            "succeeded",
            Set.of("active"),
            "failed",
            Set.of("failed", "active"),
            "cancelled",
            Set.of("cancelled", "active"));

    private final ApiClient api;

    JobInvariants(ApiClient api) {
        this.api = api;
    }

    /** What does not hold for a tenant's detail. */
    List<String> broken(JsonNode tenant) {
        String code = tenant.required("companyCode").asString();
        Answer history = api.get("/api/tenants/" + code + "/deployments?size=100&sort=createdAt,desc");
        if (history.status() != 200) {
            return List.of(code + ": no history: " + history);
        }
        List<String> broken = new ArrayList<>();
        boolean newest = true;
        for (JsonNode job : history.json().required("items")) {
            if (!Tenants.hasEnded(job)) {
                broken.add(code + ": a job has not ended: " + job);
                continue;
            }
            String state = job.required("state").asString();
            if (newest
                    && !TENANT_STATUS
                            .getOrDefault(state, Set.of())
                            .contains(tenant.required("status").asString())) {
                broken.add(code + " is " + tenant.required("status") + " after a job that " + state);
            }
            newest = false;
            broken.addAll(brokenLog(code, job, FINAL_LINES.getOrDefault(state, "")));
        }
        return broken;
    }

    private List<String> brokenLog(String code, JsonNode job, String finalLine) {
        String id = job.required("id").asString();
        List<LogLine> lines = new LogPages(api, id).all(500);
        List<String> broken = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).seq() != index + 1) {
                broken.add(code + ": line " + (index + 1) + " of job " + id + " has number "
                        + lines.get(index).seq());
                break;
            }
        }
        List<String> finals = LogText.of(lines).stream()
                .filter(text -> LogText.FINAL.contains(text))
                .toList();
        if (!finals.equals(List.of(finalLine)) || !lines.getLast().line().equals(finalLine)) {
            broken.add(code + ": the log of job " + id + " has the final lines " + finals + ", and ends with "
                    + (lines.isEmpty() ? "nothing" : lines.getLast()));
        }
        return broken;
    }
}
