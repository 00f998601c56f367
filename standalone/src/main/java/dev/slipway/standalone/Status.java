package dev.slipway.standalone;

import dev.slipway.standalone.home.HomeLock;
import dev.slipway.standalone.home.RunRecord;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.PartsTable;
import dev.slipway.standalone.start.StartFailure;
import dev.slipway.standalone.worker.WorkerLaunch;
import java.io.IOException;
import java.util.Optional;

/** Says whether a Slipway runs from the home, and how it is. */
record Status(StandaloneSettings settings, Console console) {

    /**
     * Prints it.
     *
     * @return the exit code
     */
    int show() {
        SlipwayHome home = new SlipwayHome(settings.home());
        try {
            Optional<RunRecord> run = HomeLock.holder(home);
            if (run.isEmpty()) {
                console.line("Slipway is not running (home " + home.root() + "). Start it with ./slipway up");
                return ExitCode.NOT_RUNNING;
            }
            show(run.get(), home);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + home.root() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        }
    }

    private void show(RunRecord run, SlipwayHome home) throws IOException, InterruptedException {
        String health = run.parts().isEmpty() ? "starting" : Readiness.isReady(run.url()) ? "ready" : "not ready";
        console.line("Slipway is running: process " + run.pid() + ", " + run.url() + ", " + health);
        if (!run.parts().isEmpty()) {
            console.line("");
            PartsTable.lines(run.parts()).forEach(console::line);
            console.line("");
        }
        console.line("  home " + home.root());
        console.line("  log  " + home.log());
        if (WorkerLaunch.isWanted(home)) {
            showWorker(home);
        }
    }

    private void showWorker(SlipwayHome home) throws IOException {
        console.line("");
        console.line(WorkerLaunch.running(home)
                .map(worker -> "The worker has a process of its own: " + worker.pid())
                .orElse("The worker is NOT RUNNING: it has died, and another is started soon"));
        console.line("  log  " + home.workerLog());
    }
}
