package dev.slipway.standalone;

import dev.slipway.standalone.demo.CrashDemo;
import dev.slipway.standalone.demo.Demo;
import dev.slipway.standalone.demo.Rehearsal;
import dev.slipway.standalone.home.AdminToken;
import dev.slipway.standalone.home.HomeLock;
import dev.slipway.standalone.home.RunRecord;
import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.LoopbackPort;
import dev.slipway.standalone.settings.StandaloneSettings;
import dev.slipway.standalone.settings.WorkerPlace;
import dev.slipway.standalone.start.Console;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.RunningParts;
import dev.slipway.standalone.start.StartFailure;
import dev.slipway.standalone.worker.KeptWorker;
import dev.slipway.standalone.worker.WorkerLaunch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertyResolver;

/** Starts everything, in the order in which a failure is cheapest. */
final class Start {
    private static final Logger log = LoggerFactory.getLogger(Start.class);

    /** The option by which a demo kills its own worker. */
    private static final String CRASH = "--crash";

    private final Command command;
    private final boolean crash;
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
        this.crash = command == Command.DEMO && Arrays.asList(arguments).contains(CRASH);
        this.settings = settings(environment, crash);
        this.environment = environment;
        this.arguments = arguments.clone();
        this.console = console;
    }

    private static StandaloneSettings settings(Environment environment, boolean crash) {
        StandaloneSettings settings = StandaloneSettings.from(environment);
        if (crash && settings.worker() == WorkerPlace.NONE) {
            throw new StartFailure("demo --crash needs a worker of its own to kill: unset SLIPWAY_WORKER.");
        }
        return crash ? settings.with(WorkerPlace.PROCESS) : settings;
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
        FileLogging.begin(home.log());
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
            fail(shutdown, SpringFailure.explained(e, home.log()));
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
        WorkerLaunch.endLeftBehind(home);
        List<RunningPart> running = parts.start(chosen(home), console);
        List<PartLine> lines = running.stream().map(RunningPart::line).toList();
        Addresses addresses = Addresses.of(settings, running);
        startApplication(home, token, running, addresses, shutdown);
        KeptWorker worker = startWorker(home, running, shutdown);
        new RunRecord(ProcessHandle.current().pid(), settings.url(), lines).write(home);
        Welcome welcome = new Welcome(home, token, console);
        welcome.show(lines, addresses, System.nanoTime() - begin);
        if (worker != null) {
            welcome.show(worker);
        }
        if (command != Command.UP) {
            demo(token, worker, lines);
            welcome.goOn(addresses);
        }
        if (command == Command.TRAIN) {
            Rehearsal.run(settings.url(), token.value());
        }
        console.line("Slipway stays up until Ctrl-C.");
    }

    private void startApplication(
            SlipwayHome home, AdminToken token, List<RunningPart> running, Addresses addresses, Shutdown shutdown)
            throws InterruptedException {
        console.progress(
                settings.worker() == WorkerPlace.HERE
                        ? "Slipway: starting API and worker"
                        : "Slipway: starting the API");
        shutdown.application(new SpringStart(settings, home, token, running, addresses).run(arguments));
        Readiness.await(settings.url());
    }

    private @Nullable KeptWorker startWorker(SlipwayHome home, List<RunningPart> running, Shutdown shutdown)
            throws InterruptedException {
        if (settings.worker() != WorkerPlace.PROCESS) {
            return null;
        }
        console.progress("Slipway: starting the worker in a process of its own");
        KeptWorker worker = KeptWorker.start(WorkerLaunch.of(home, running, arguments), console::notice);
        shutdown.worker(worker);
        return worker;
    }

    private void demo(AdminToken token, @Nullable KeptWorker worker, List<PartLine> lines) throws InterruptedException {
        if (crash && worker != null) {
            boolean durable = lines.stream().allMatch(PartLine::durable);
            CrashDemo.run(settings, token.value(), worker, durable, console);
        } else {
            Demo.run(settings.url(), token.value(), settings.demoValues(), console);
        }
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
