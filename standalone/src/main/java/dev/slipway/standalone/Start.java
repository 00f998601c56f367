package dev.slipway.standalone;

import dev.slipway.standalone.demo.Demo;
import dev.slipway.standalone.home.AdminToken;
import dev.slipway.standalone.home.HomeLock;
import dev.slipway.standalone.home.RunRecord;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.LoopbackPort;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.RunningParts;
import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;

/** Starts everything in one process, in the order in which a failure is cheapest. */
final class Start {
    private static final Logger log = LoggerFactory.getLogger(Start.class);

    private final Command command;
    private final StandaloneSettings settings;
    private final PropertyResolver environment;
    private final String[] arguments;
    private final Console console;

    /**
     * A start that has not begun.
     *
     * @param command what to do when everything is up
     * @param environment the settings
     * @param arguments the command line, which Spring reads too
     * @param console where its progress is shown
     */
    Start(Command command, Environment environment, String[] arguments, Console console) {
        this.command = command;
        this.settings = StandaloneSettings.from(environment);
        this.environment = environment;
        this.arguments = arguments.clone();
        this.console = console;
    }

    /**
     * Starts everything and returns when it is up; it then stays up until the process is asked to end.
     *
     * @throws StartFailure with one line for the user, when everything begun has been ended again
     */
    void run() {
        long begin = System.nanoTime();
        SlipwayHome home = new SlipwayHome(settings.home());
        home.prepare();
        HomeLock lock = HomeLock.take(home, settings.url());
        FileLogging.begin(home);
        RunningParts parts = new RunningParts();
        Shutdown shutdown = new Shutdown(lock, parts, console);
        shutdown.onSignal();
        try {
            begin(home, parts, shutdown, begin);
        } catch (StartFailure e) {
            log.error("The start has failed", e);
            fail(shutdown, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(shutdown, new StartFailure("The start was given up.", e));
        } catch (IOException | RuntimeException e) {
            log.error("The start has failed", e);
            fail(shutdown, SpringFailure.explained(e, home));
        }
    }

    private static void fail(Shutdown shutdown, StartFailure failure) {
        if (!shutdown.hasBegun()) {
            shutdown.run();
            throw failure;
        }
        // asked to end in the middle of the start: what then fails is no news
    }

    private void begin(SlipwayHome home, RunningParts parts, Shutdown shutdown, long begin)
            throws IOException, InterruptedException {
        requireFreePort();
        AdminToken token = AdminToken.of(home, settings.adminToken());
        List<RunningPart> running = parts.start(chosen(home), console);
        List<PartLine> lines =
                new ArrayList<>(running.stream().map(RunningPart::line).toList());
        console.progress("Slipway: starting API and worker");
        Addresses addresses = Addresses.of(settings, running);
        SpringStart spring = new SpringStart(settings, home, token, running, addresses);
        shutdown.application(spring.run(arguments));
        Readiness.await(settings.url());
        new RunRecord(ProcessHandle.current().pid(), settings.url(), lines).write(home);
        Welcome welcome = new Welcome(home, token, console);
        welcome.show(lines, addresses, System.nanoTime() - begin);
        if (command != Command.UP) {
            Demo.run(settings.url(), token.value(), settings.demoValues(), console);
            welcome.goOn(addresses);
        }
        console.line("Slipway stays up until Ctrl-C.");
    }

    private List<Part> chosen(SlipwayHome home) {
        return command == Command.TRAIN ? PartsChoice.selfContained(home) : PartsChoice.of(settings, environment, home);
    }

    private void requireFreePort() {
        InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
        if (address.isUnresolved()) {
            throw new StartFailure("SLIPWAY_ADDRESS is \"" + settings.address()
                    + "\", which is no address of this machine: give 127.0.0.1, 0.0.0.0, or one that is.");
        }
        if (!LoopbackPort.isFree(address)) {
            throw new StartFailure("Port " + settings.port() + " is in use by another program: end that one, or choose"
                    + " another port: SLIPWAY_PORT=" + (settings.port() + 1) + " ./slipway " + command);
        }
    }
}
