package dev.slipway.systemtests.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The control plane that the testbed's script runs. */
public final class Testbed {
    private Testbed() {}

    /** Kills the API server, with SIGKILL. */
    public static void killApiServer() {
        run("kill", "cluster", "kube-apiserver");
    }

    /** Starts what was killed, with the state it had. */
    public static void startAgain() {
        run("cluster");
    }

    private static void run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Environment.value(Environment.TESTBED).orElseThrow());
        command.addAll(Arrays.asList(arguments));
        try {
            int code = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
