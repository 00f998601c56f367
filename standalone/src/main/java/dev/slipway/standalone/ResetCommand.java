package dev.slipway.standalone;

import dev.slipway.standalone.home.HomeLock;
import dev.slipway.standalone.home.Reset;
import dev.slipway.standalone.home.RunRecord;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.postgres.EmbeddedPostgres;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.StartFailure;
import dev.slipway.standalone.temporal.TemporalDevServer;
import dev.slipway.standalone.worker.WorkerLaunch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Removes all data of a home, after asking. */
record ResetCommand(SlipwayHome home, Console console) {

    /**
     * Removes it.
     *
     * @param sure whether to go on without asking
     * @return the exit code
     */
    int run(boolean sure) {
        if (!home.isOurs()) {
            console.line("There is nothing to remove: no Slipway has used " + home.root() + ".");
            return ExitCode.OK;
        }
        try {
            Optional<HomeLock> lock = HomeLock.tryTake(home);
            if (lock.isEmpty()) {
                long pid = RunRecord.read(home).map(RunRecord::pid).orElse(0L);
                throw new StartFailure("Slipway is running from " + home.root() + " (process " + pid
                        + "): end it first, with Ctrl-C there or kill " + pid);
            }
            try (HomeLock held = lock.get()) {
                return sure || agreed() ? remove(held) : ExitCode.FAILED;
            }
        } catch (IOException e) {
            throw new StartFailure("Cannot remove what is in " + home.root() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted; nothing more was removed.", e);
        }
    }

    private int remove(HomeLock held) throws IOException, InterruptedException {
        WorkerLaunch.endLeftBehind(home);
        EmbeddedPostgres.endLeftBehind(home);
        TemporalDevServer.endLeftBehind(home);
        boolean gone = Reset.remove(held);
        console.line(
                gone
                        ? "Removed " + home.root() + "."
                        : "Removed what Slipway made in " + home.root() + "; other files there were left alone.");
        return ExitCode.OK;
    }

    private boolean agreed() throws IOException {
        console.line("This removes all tenants' records, logs, runs and the administrator's token in " + home.root());
        console.line("Type yes to go on:");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String answer = input.readLine();
        boolean yes = answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
        if (!yes) {
            console.line("Nothing was removed.");
        }
        return yes;
    }
}
