package dev.slipway.standalone.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that was run to its end.
 *
 * @param exitCode what it ended with
 * @param output the end of what it wrote to both its outputs
 */
public record ProgramRun(int exitCode, String output) {
    private static final int LINES_KEPT = 20;

    /**
     * Runs a program to its end. What it writes goes to a file, so that something it leaves running cannot hold the
     * caller up by keeping its output open.
     *
     * @param command the program and its arguments; no shell is between
     * @param outputFile where its outputs go; written over
     * @param limit how long it may take; it is killed then
     * @throws IOException when it cannot be started or takes too long
     * @throws InterruptedException when the caller gives up; the program is killed
     */
    public static ProgramRun of(List<String> command, Path outputFile, Duration limit)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(outputFile.toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.getFirst() + " did not end within " + limit.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        return new ProgramRun(process.exitValue(), lastLines(outputFile));
    }

    /** The last lines of a text file; empty when it is not there. */
    public static String lastLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        try (Stream<String> last = lines.stream().skip(Math.max(0, lines.size() - LINES_KEPT))) {
            return String.join("\n", last.toList());
        }
    }
}
