package dev.slipway.standalone;

import dev.slipway.cluster.program.PackedProgram;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.LoopbackPort;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The program behind {@code ./slipway}. */
public final class SlipwayApplication {
    private SlipwayApplication() {}

    /**
     * Runs a command.
     *
     * @param arguments the command ({@code up} when there is none), and {@code --name=value} settings
     */
    public static void main(String[] arguments) {
        PackedProgram.makeRoom(SlipwayApplication.class);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Console console = new Console(out, Boolean.getBoolean("slipway.terminal"));
        boolean named = arguments.length > 0 && (!arguments[0].startsWith("--") || arguments[0].equals("--help"));
        String word = named ? arguments[0] : "up";
        Optional<Command> command = Command.named(word);
        if (command.isEmpty()) {
            System.err.println("slipway: there is no command \"" + word + "\"");
            System.err.print(Help.text());
            exit(ExitCode.USAGE);
            return;
        }
        int code = run(command.get(), arguments, console);
        if (code != STAY_UP) {
            exit(code);
        }
    }

    private static final int STAY_UP = -1;

    private static int run(Command command, String[] arguments, Console console) {
        try {
            return switch (command) {
                case UP, DEMO -> {
                    new Start(command, environment(arguments), arguments, console).run();
                    yield STAY_UP;
                }
                case TRAIN -> {
                    new Start(command, training(arguments), arguments, console).run();
                    yield ExitCode.OK;
                }
                case WORKER -> {
                    new WorkerStart(environment(arguments), arguments, console).run();
                    yield STAY_UP;
                }
                case STATUS -> new Status(settings(arguments), console).show();
                case RESET ->
                    new ResetCommand(home(arguments), console)
                            .run(Arrays.asList(arguments).contains("--yes"));
                case HELP -> {
                    console.line(Help.text().stripTrailing());
                    yield ExitCode.OK;
                }
            };
        } catch (StartFailure e) {
            console.clearProgress();
            System.err.println("slipway: " + e.line());
            return ExitCode.FAILED;
        }
    }

    private static SlipwayHome home(String[] arguments) {
        return new SlipwayHome(settings(arguments).home());
    }

    private static StandaloneSettings settings(String[] arguments) {
        return StandaloneSettings.from(environment(arguments));
    }

    private static ConfigurableEnvironment environment(String[] arguments) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return environment;
    }

    private static Environment training(String[] arguments) {
        ConfigurableEnvironment environment = environment(arguments);
        try {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "training",
                            Map.of(
                                    "slipway.port",
                                    LoopbackPort.free(),
                                    "slipway.address",
                                    "127.0.0.1",
                                    "slipway.worker",
                                    "here")));
            return environment;
        } catch (IOException e) {
            throw new StartFailure("There is no free port on the loopback interface.", e);
        }
    }

    @SuppressWarnings("SystemExitOutsideMain") // called from main alone, with the code that the command ended with
    private static void exit(int code) {
        System.exit(code);
    }
}
