package dev.slipway.standalone.demo;

import dev.slipway.standalone.demo.PublicApi.Answer;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Console.Style;
import dev.slipway.standalone.start.StartFailure;
import dev.slipway.standalone.worker.KeptWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Deploys a tenant through the public interface, kills the worker in the middle of the backend's release, and shows that
 * the same log goes on to its end and that nothing was done twice.
 */
public final class CrashDemo {
    private static final int NOT_FOUND = 404;
    private static final String DURABLE = """
              The same holds for the death of this whole process: kill -9 it in the middle of a deploy, and start it again.""";
    private static final String NOT_DURABLE = """
              Temporal is in this process and keeps nothing. It survives its worker's death, as above; after the death of this
              whole process the next start begins the deploy anew and finds what is done already, but timers start anew too.
              What is missing for more is the temporal program on the PATH: see docs/temporal.md""";

    private final PublicApi api;
    private final KeptWorker worker;
    private final Console console;

    private CrashDemo(PublicApi api, KeptWorker worker, Console console) {
        this.api = api;
        this.worker = worker;
        this.console = console;
    }

    /**
     * Runs it to the end of the deploy. What goes wrong with the tenant is shown, and is no failure of the start.
     *
     * @param settings where Slipway answers, and the tenant's values
     * @param token the administrator's token
     * @param worker what is killed
     * @param durable whether what Slipway works with outlives its process
     * @param console where it is shown
     */
    public static void run(
            StandaloneSettings settings, String token, KeptWorker worker, boolean durable, Console console)
            throws InterruptedException {
        try (PublicApi api = new PublicApi(settings.url(), token)) {
            new CrashDemo(api, worker, console).run(settings.demoValues(), durable);
        } catch (IOException | StartFailure e) {
            console.line(console.styled("The crash could not be shown: " + e.getMessage(), Style.RED));
        }
    }

    private void run(@Nullable Path values, boolean durable) throws IOException, InterruptedException {
        String code = freeCode();
        console.line(console.styled(
                "Deploying tenant " + code
                        + ", whose worker will be killed on the way; lines with ==> are not the log's",
                Style.BOLD));
        Answer accepted = api.post("/api/tenants", DemoTenant.request(code, values));
        if (accepted.isError()) {
            console.line(console.styled("The deploy was refused: " + accepted.error(), Style.RED));
            return;
        }
        String job = accepted.text("deploymentJobId");
        FutureTask<Optional<WorkerKill.Hit>> kill = new FutureTask<>(new WorkerKill(api, worker, code, console));
        Thread.ofVirtual().name("worker-kill").start(kill);
        List<String> shown = new ArrayList<>();
        LogColours colours = new LogColours(console);
        new DeployLog(api, code, job).follow(line -> {
            shown.add(line);
            colours.show(line);
        });
        new CrashProof(api, console).show(code, job, shown, result(kill));
        console.line(durable ? DURABLE : NOT_DURABLE);
        new TenantSummary(api, console).show(code);
    }

    /** Each run has a tenant of its own: CHA, then CHA2, CHA3 … */
    private String freeCode() throws IOException, InterruptedException {
        String code = DemoTenant.CODE;
        int number = 1;
        while (api.get("/api/tenants/" + code).status() != NOT_FOUND) {
            number++;
            code = DemoTenant.CODE + number;
        }
        return code;
    }

    private static Optional<WorkerKill.Hit> result(FutureTask<Optional<WorkerKill.Hit>> kill)
            throws IOException, InterruptedException {
        try {
            return kill.get();
        } catch (ExecutionException e) {
            throw new IOException("the worker was not killed as planned: " + e.getCause(), e);
        }
    }
}
