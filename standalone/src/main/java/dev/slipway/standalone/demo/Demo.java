package dev.slipway.standalone.demo;

import dev.slipway.standalone.demo.PublicApi.Answer;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Console.Style;
import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deploys a first tenant through the public interface, shows its log as it is written, and then how it is. A tenant that
 * is there already is shown.
 */
public final class Demo {
    private static final Set<String> AT_REST = Set.of("active", "failed", "cancelled", "attention");
    private static final int LAST_LINES = 8;
    private static final int NOT_FOUND = 404;

    private final PublicApi api;
    private final Console console;
    private final @Nullable Path values;

    private Demo(PublicApi api, Console console, @Nullable Path values) {
        this.api = api;
        this.console = console;
        this.values = values;
    }

    /**
     * Runs it to the end of the deploy. What goes wrong with the tenant is shown, and is no failure of the start.
     *
     * @param url where Slipway answers
     * @param token the administrator's token
     * @param values a folder of Helm values by chart, or null
     * @param console where it is shown
     */
    public static void run(String url, String token, @Nullable Path values, Console console)
            throws InterruptedException {
        try (PublicApi api = new PublicApi(url, token)) {
            new Demo(api, console, values).run();
        } catch (IOException | StartFailure e) {
            console.line(console.styled("The demo tenant could not be shown: " + e.getMessage(), Style.RED));
        }
    }

    private void run() throws IOException, InterruptedException {
        Answer tenant = api.get("/api/tenants/" + DemoTenant.CODE);
        if (tenant.status() == NOT_FOUND) {
            deploy();
        } else if (tenant.isError()) {
            console.line(console.styled("The tenant cannot be read: " + tenant.error(), Style.RED));
            return;
        } else {
            showExisting(tenant.text("status"));
        }
        new TenantSummary(api, console).show(DemoTenant.CODE);
    }

    private void deploy() throws IOException, InterruptedException {
        console.line(console.styled("Deploying tenant " + DemoTenant.CODE, Style.BOLD));
        Answer accepted = api.post("/api/tenants", DemoTenant.request(DemoTenant.CODE, values));
        if (accepted.isError()) {
            console.line(console.styled("The deploy was refused: " + accepted.error(), Style.RED));
            return;
        }
        String job = accepted.text("deploymentJobId");
        new DeployLog(api, DemoTenant.CODE, job).follow(new LogColours(console)::show);
        showFailure(job);
    }

    private void showExisting(String status) throws IOException, InterruptedException {
        DeployLog log = new DeployLog(api, DemoTenant.CODE, "");
        LogColours colours = new LogColours(console);
        if (!AT_REST.contains(status)) {
            console.line(console.styled(
                    "Tenant " + DemoTenant.CODE + " is there from an earlier start and is " + status
                            + "; its log goes on:",
                    Style.BOLD));
            log.follow(colours::show);
            return;
        }
        console.line(console.styled(
                "Tenant " + DemoTenant.CODE + " is there from an earlier start: " + status + ". Its log ended with:",
                Style.BOLD));
        Deque<String> last = new ArrayDeque<>();
        log.follow(line -> {
            last.add(line);
            if (last.size() > LAST_LINES) {
                last.remove();
            }
        });
        last.forEach(colours::show);
    }

    private void showFailure(String job) throws IOException, InterruptedException {
        Answer deployment = api.get("/api/deployments/" + job);
        for (var step : deployment.body().path("steps")) {
            var error = step.path("error");
            if (error.isObject()) {
                console.line("");
                console.line(console.styled(
                        "  Step " + step.path("step").asString(step.path("name").asString("")) + " failed: "
                                + error.path("code").asString("") + " ("
                                + error.path("class").asString("") + "): "
                                + error.path("message").asString(""),
                        Style.RED));
                console.line("  What to do: " + error.path("hint").asString("see the log above"));
            }
        }
    }
}
