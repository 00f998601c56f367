package dev.slipway.standalone.home;

import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a home: one process has it at a time. The operating system takes it back when that process ends,
 * however it ends.
 */
public final class HomeLock implements AutoCloseable {
    private final SlipwayHome home;
    private final FileChannel channel;

    private HomeLock(SlipwayHome home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /**
     * Takes the home.
     *
     * @param home the home, which exists
     * @param url where this process will answer, for others that find the home taken
     * @return the lock, held until closed
     * @throws StartFailure when another process has it, naming that process and its address
     */
    public static HomeLock take(SlipwayHome home, String url) {
        try {
            HomeLock lock = tryTake(home).orElseThrow(() -> taken(home));
            new RunRecord(ProcessHandle.current().pid(), url, List.of()).write(home);
            return lock;
        } catch (IOException e) {
            throw new StartFailure("Cannot lock " + home.root() + ": " + e.getMessage() + ".", e);
        }
    }

    /**
     * Takes the home if it is free.
     *
     * @return the lock, or empty when another process has it
     */
    public static Optional<HomeLock> tryTake(SlipwayHome home) throws IOException {
        FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new HomeLock(home, channel));
    }

    /**
     * Who has the home.
     *
     * @return what the process that has it says about itself, or empty when nobody has it
     */
    public static Optional<RunRecord> holder(SlipwayHome home) throws IOException {
        if (!Files.exists(home.lock())) {
            return Optional.empty();
        }
        Optional<HomeLock> free = tryTake(home);
        if (free.isPresent()) {
            free.get().channel.close();
            return Optional.empty();
        }
        return RunRecord.read(home);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static StartFailure taken(SlipwayHome home) {
        try {
            return new StartFailure(RunRecord.read(home)
                    .map(run -> "Slipway is already running from " + home.root() + " (process " + run.pid() + ", "
                            + run.url() + "). Use it there, or end it first: kill " + run.pid())
                    .orElse("Another process is using " + home.root() + ". Wait for it, or set SLIPWAY_HOME."));
        } catch (IOException e) {
            return new StartFailure("Another process is using " + home.root() + ".", e);
        }
    }

    SlipwayHome home() {
        return home;
    }

    /** Gives the home back. */
    @Override
    public void close() throws IOException {
        RunRecord.remove(home);
        channel.close();
    }
}
