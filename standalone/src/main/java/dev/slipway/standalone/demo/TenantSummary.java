package dev.slipway.standalone.demo;

import dev.slipway.standalone.demo.PublicApi.Answer;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Console.Style;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Shows how a tenant is: its health by component and where it is reached. */
record TenantSummary(PublicApi api, Console console) {

    /** Shows it. */
    void show(String companyCode) throws IOException, InterruptedException {
        Answer tenant = api.get("/api/tenants/" + companyCode);
        Answer health = api.get("/api/tenants/" + companyCode + "/health");
        console.line("");
        console.line("  Tenant  " + companyCode + " " + tenant.text("name") + ", " + tenant.text("status"));
        console.line("  Health  " + (health.isError() ? health.error() : health(health)));
        if (!tenant.text("accessUrl").isEmpty()) {
            console.line("  Access  " + tenant.text("accessUrl"));
        }
        if (!tenant.text("localAccess").isEmpty()) {
            console.line("          " + tenant.text("localAccess"));
        }
        console.line("");
    }

    private String health(Answer answer) {
        StringBuilder line = new StringBuilder(status(answer.text("status")));
        for (var component : answer.body().path("details").properties()) {
            JsonNode pods = component.getValue();
            line.append(", ").append(component.getKey()).append(' ');
            line.append(pods.path("readyPods").asInt(0))
                    .append('/')
                    .append(pods.path("totalPods").asInt(0));
            line.append(" pods");
        }
        return line.toString();
    }

    private String status(String status) {
        return console.styled(status, status.equals("healthy") ? Style.GREEN : Style.YELLOW);
    }
}
