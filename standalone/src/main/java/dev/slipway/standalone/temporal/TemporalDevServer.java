package dev.slipway.standalone.temporal;

import dev.slipway.standalone.home.PrivateFile;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.DetachedProgram;
import dev.slipway.standalone.process.ProgramRun;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Temporal server beside the process: {@code temporal server start-dev} with its history in a file of the home,
 * so that runs outlive the process, and with its web UI.
 */
public final class TemporalDevServer implements Part {
    private static final int USUAL_PORT = 7233;
    private static final int USUAL_UI_PORT = 8233;
    private static final int ATTEMPTS = 3;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Path folder;
    private final Path log;
    private final Path program;

    /**
     * A dev server that is not started yet.
     *
     * @param home the home whose lock this process holds
     * @param program the temporal program
     */
    public TemporalDevServer(SlipwayHome home, Path program) {
        this.folder = home.temporal();
        this.log = home.logs().resolve("temporal.log");
        this.program = program;
    }

    @Override
    public String name() {
        return "Temporal";
    }

    @Override
    public RunningPart start(Progress progress) throws InterruptedException {
        try {
            Files.createDirectories(folder);
            progress.step("starting " + program);
            if (DetachedProgram.endLeftBehind(memory(folder))) {
                progress.step("ended the one that a killed Slipway left behind");
            }
            return started();
        } catch (IOException e) {
            throw new StartFailure(
                    "The Temporal dev server did not start: " + e.getMessage() + ". See " + log
                            + ", or set TEMPORAL_ADDRESS to a Temporal of yours.",
                    e);
        }
    }

    /**
     * Ends the server that a killed process left running on the home's file.
     *
     * @param home the home whose lock this process holds
     */
    public static void endLeftBehind(SlipwayHome home) throws IOException {
        DetachedProgram.endLeftBehind(memory(home.temporal()));
    }

    private RunningPart started() throws IOException, InterruptedException {
        PortMemory ports = new PortMemory(new PrivateFile(folder.resolve("ports")));
        IOException last = new IOException("no attempt was made");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ports.choose(0, USUAL_PORT);
            int uiPort = ports.choose(1, USUAL_UI_PORT);
            DetachedProgram server = DetachedProgram.start(command(port, uiPort), log, memory(folder));
            try {
                awaitAnswer(server, port);
                ports.remember(port, uiPort);
                return new Running(server, port, uiPort, database());
            } catch (IOException e) {
                server.close();
                last = e;
            } catch (InterruptedException e) {
                server.close();
                throw e;
            }
        }
        throw last;
    }

    private List<String> command(int port, int uiPort) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "server",
                "start-dev",
                "--ip=127.0.0.1",
                "--port=" + port,
                "--ui-port=" + uiPort,
                "--db-filename=" + database(),
                "--log-level=warn",
                "--sqlite-pragma=journal_mode=WAL",
                "--sqlite-pragma=synchronous=NORMAL",
                // the dev server's own limits make each workflow task wait
                "--dynamic-config-value=history.transferProcessorMaxPollRPS=2000",
                "--dynamic-config-value=history.timerProcessorMaxPollRPS=2000",
                "--dynamic-config-value=history.visibilityProcessorMaxPollRPS=2000"));
        SearchAttributes.arguments().forEach(command::add);
        return command;
    }

    private void awaitAnswer(DetachedProgram server, int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!server.isAlive()) {
                throw new IOException(
                        "it ended at once: " + ProgramRun.lastLines(log).lines().reduce("", (one, other) -> other));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                TemporalAddress.awaitAnswer("127.0.0.1:" + port, LOOK_AGAIN);
                return;
            } catch (StatusRuntimeException e) {
                // not yet; the next look waits for it again
            }
        }
        throw new IOException("it did not answer within " + ANSWER_LIMIT.toSeconds() + " s");
    }

    private Path database() {
        return folder.resolve("temporal.db");
    }

    private static Path memory(Path folder) {
        return folder.resolve("process");
    }

    private record Running(DetachedProgram server, int port, int uiPort, Path database) implements RunningPart {
        @Override
        public PartLine line() {
            return new PartLine("Temporal", "dev server", "127.0.0.1:" + port + ", data in " + database, true, null);
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "spring.temporal.connection.target", "127.0.0.1:" + port,
                    "slipway.temporal-ui", "http://localhost:" + uiPort);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
