package dev.slipway.standalone.worker;

import dev.slipway.standalone.SlipwayApplication;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.OwnSession;
import dev.slipway.standalone.process.ProcessMemory;
import dev.slipway.standalone.start.RunningPart;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How this Slipway's worker processes are started. */
public final class WorkerLaunch {
    private static final String OWN_OPTION = "--crash";

    private final List<String> command;
    private final Map<String, String> variables;
    private final SlipwayHome home;

    WorkerLaunch(List<String> command, Map<String, String> variables, SlipwayHome home) {
        this.command = command;
        this.variables = variables;
        this.home = home;
    }

    /**
     * A launch with this process's own settings.
     *
     * @param home the home whose lock this process holds
     * @param parts what the worker works with
     * @param arguments this process's own; of these the settings are handed on
     */
    public static WorkerLaunch of(SlipwayHome home, List<RunningPart> parts, String... arguments) {
        List<String> words = new ArrayList<>(List.of("worker", WorkerProcess.ENDS_WITH_PARENT));
        Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--") && !argument.equals(OWN_OPTION))
                .forEach(words::add);
        // by the environment, which nobody else can read, as there is a password among them
        Map<String, String> variables = new HashMap<>();
        parts.forEach(part -> part.settings().forEach((name, value) -> variables.put(variable(name), value)));
        variables.put("SLIPWAY_HOME", home.root().toString());
        return new WorkerLaunch(OwnSession.of(SameProgram.command(SlipwayApplication.class, words)), variables, home);
    }

    /**
     * Starts one; it is remembered in the home until the next.
     *
     * @param watcher told what happens to it
     */
    WorkerProcess start(WorkerProcess.Watcher watcher) throws IOException {
        Files.createDirectories(home.worker());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("SLIPWAY_ADMIN_TOKEN");
        builder.environment().putAll(variables);
        Process process = builder.start();
        memory(home).remember(process.toHandle());
        return WorkerProcess.of(process, watcher);
    }

    /** Takes note that none is to run any more. */
    void forget() throws IOException {
        memory(home).forget();
    }

    /** The worker that runs beside the Slipway of a home; empty where none does. */
    public static Optional<ProcessHandle> running(SlipwayHome home) throws IOException {
        return memory(home).alive();
    }

    /** Whether the Slipway of a home has its worker in a process of its own, alive or not. */
    public static boolean isWanted(SlipwayHome home) throws IOException {
        return memory(home).file().read().isPresent();
    }

    /**
     * Ends the worker that a killed Slipway left behind, which is one that was stopped and could not see that it died.
     *
     * @param home the home whose lock this process holds
     */
    public static void endLeftBehind(SlipwayHome home) throws IOException {
        if (isWanted(home)) {
            memory(home).alive().ifPresent(ProcessHandle::destroyForcibly);
            memory(home).forget();
        }
    }

    /** The name by which Spring reads a setting from the environment. */
    static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static ProcessMemory memory(SlipwayHome home) {
        return ProcessMemory.in(home.worker().resolve("process"));
    }
}
