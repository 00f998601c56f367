package dev.slipway.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journal in a file {@code state-<n>.log}: all objects as they were when the file was begun, then each change as a line of its own.
 * A file that has grown is replaced by the next one, which is written whole and renamed. A change is handed to the operating system
 * before it is acknowledged, so that it outlives the death of the process; it is not forced to the disk, so a power cut may take the
 * last ones. A line that was cut by a death is dropped at the next start: it was never acknowledged.
 */
public final class FileJournal implements Journal {
    private static final long SMALLEST_COMPACTION = 8L * 1024 * 1024;

    private final Path directory;
    private final FileChannel lockFile;
    private final FileLock lock;
    private @Nullable FileChannel out;
    private long number;
    private long size;
    private long sizeAtStart;

    /**
     * Takes a directory for itself.
     *
     * @throws IllegalStateException when another process has it
     */
    public FileJournal(Path directory) {
        try {
            this.directory = Files.createDirectories(directory);
            this.lockFile =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.lock = lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileLock lock() throws IOException {
        FileLock taken = null;
        try {
            taken = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            lockFile.close();
            throw new IllegalStateException("another simulated cluster of this process uses " + directory, e);
        }
        if (taken == null) {
            lockFile.close();
            throw new IllegalStateException("another process uses the simulated cluster in " + directory);
        }
        return taken;
    }

    @Override
    public long restore(BiConsumer<ObjectKey, ObjectNode> objects) {
        try {
            Path newest = newest();
            if (newest == null) {
                begin(0, List.of());
                return 0;
            }
            number = number(newest);
            JournalReader reader = new JournalReader();
            long whole = reader.read(newest);
            reader.objects().forEach(objects);
            FileChannel channel = FileChannel.open(newest, StandardOpenOption.WRITE);
            channel.truncate(whole);
            channel.position(whole);
            out = channel;
            size = whole;
            sizeAtStart = whole;
            return reader.revision();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Path newest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("state-\\d+\\.log"))
                    .max(Comparator.comparingLong(FileJournal::number))
                    .orElse(null);
        }
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().replaceAll("\\D", ""));
    }

    @Override
    public void put(StoredObject object) {
        append(JournalLine.put(object));
    }

    @Override
    public void remove(ObjectKey key, long revision) {
        append(JournalLine.remove(key, revision));
    }

    private void append(byte[] line) {
        FileChannel channel = out;
        if (channel == null) {
            throw new IllegalStateException("the journal is not open");
        }
        try {
            write(channel, line);
            size += line.length;
        } catch (IOException e) {
            undo(channel, e);
            throw new UncheckedIOException("the simulated cluster cannot keep its state in " + directory, e);
        }
    }

    private void undo(FileChannel channel, IOException cause) {
        try {
            channel.truncate(size);
            channel.position(size);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void write(FileChannel channel, byte[] line) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void compact(long revision, Supplier<List<StoredObject>> objects) {
        if (size - sizeAtStart > Math.max(SMALLEST_COMPACTION, sizeAtStart)) {
            try {
                begin(revision, objects.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void begin(long revision, List<StoredObject> objects) throws IOException {
        Path next = directory.resolve("state-" + (number + 1) + ".log");
        Path fresh = directory.resolve("state.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
        write(channel, JournalLine.revision(revision));
        for (StoredObject object : objects) {
            write(channel, JournalLine.put(object));
        }
        Files.move(fresh, next, StandardCopyOption.ATOMIC_MOVE);
        closeFile();
        Files.deleteIfExists(directory.resolve("state-" + number + ".log"));
        out = channel;
        number++;
        size = channel.position();
        sizeAtStart = size;
    }

    private void closeFile() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    @Override
    public void close() {
        try {
            closeFile();
            if (lock.isValid()) {
                lock.release();
            }
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
