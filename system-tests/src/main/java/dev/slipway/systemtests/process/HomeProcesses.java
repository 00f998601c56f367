package dev.slipway.systemtests.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The processes that work in a home, whoever started them: found by their command lines (Linux). */
public final class HomeProcesses {
    private HomeProcesses() {}

    /** Those that are alive. */
    public static List<ProcessHandle> of(Path home) {
        String path = home.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(path))
                .toList();
    }

    /** Ends them at once, and all that they started. */
    public static void kill(Path home) {
        for (ProcessHandle process : of(home)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String commandLine(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // a process that ends while its command line is read has none
            return "";
        }
    }
}
