package dev.slipway.standalone.process;

import dev.slipway.standalone.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that remembers a process, so that a later start can end what a killed one left behind.
 *
 * @param file the file
 */
public record ProcessMemory(PrivateFile file) {

    /** The memory in a file, which need not be there. */
    public static ProcessMemory in(Path path) {
        return new ProcessMemory(new PrivateFile(path));
    }

    /** Keeps a process in mind, in place of the one before. */
    public void remember(ProcessHandle process) throws IOException {
        file.write(process.pid() + " " + startedAt(process));
    }

    /** Keeps none in mind. */
    public void forget() throws IOException {
        file.write("");
    }

    /**
     * The remembered process, if it is alive. A process id alone may have gone to another program since; with its start
     * time it has not.
     */
    public Optional<ProcessHandle> alive() throws IOException {
        return file.read().flatMap(ProcessMemory::remembered);
    }

    private static Optional<ProcessHandle> remembered(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 2 || !words[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> startedAt(process).equals(words[1]));
    }

    private static String startedAt(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
