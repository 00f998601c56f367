package dev.slipway.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory a process takes (Linux). */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** The memory that is resident, in bytes; it includes pages that are shared with other processes. */
    public static long residentBytes(long pid) {
        return bytes(pid, "status", "VmRSS:");
    }

    /** The memory that is resident, in bytes; pages that are shared count by share. */
    public static long proportionalBytes(long pid) {
        return bytes(pid, "smaps_rollup", "Pss:");
    }

    private static long bytes(long pid, String file, String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
            String line =
                    lines.stream().filter(it -> it.startsWith(name)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
