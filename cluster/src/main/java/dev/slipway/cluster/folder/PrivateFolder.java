package dev.slipway.cluster.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder of this process alone, readable by its user only and deleted on {@link #close}. A process that is killed
 * leaves its folder behind; the next one to start removes it. The owner holds a file lock for as long as it lives,
 * which, other than a process id, also tells the living from the dead across containers that share a folder.
 * Thread-safe.
 */
public final class PrivateFolder implements AutoCloseable {
    static final String PREFIX = "slipway-private-";
    static final String LOCK = ".owner";

    private final Path path;
    private final FileChannel owner;

    /** Names of this process's folders. They hold a random part, so a name stands for one folder wherever it lies. */
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private PrivateFolder(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /** Makes one in the temporary directory, after removing those of dead processes. */
    public static PrivateFolder create() {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Makes one in the given folder, which is made where it is missing, after removing those of dead processes.
     *
     * @throws UncheckedIOException if the place cannot be written to
     */
    @SuppressWarnings("resource") // the channel and its lock live as long as the folder
    public static PrivateFolder createIn(Path parent) {
        try {
            Files.createDirectories(parent);
            DeadFolders.remove(parent);
            String name = PREFIX + UUID.randomUUID();
            OWN.add(name);
            Path path = Files.createDirectory(parent.resolve(name), mode(parent, "rwx------"));
            FileChannel owner =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            FileLock lock = owner.tryLock();
            if (lock == null) {
                throw new FileAlreadyExistsException(path.toString());
            }
            return new PrivateFolder(path, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a private folder in " + parent, e);
        }
    }

    /**
     * Whether a folder is this process's own. Such a folder's lock must not be looked at: closing a second channel on
     * the lock file would give up the lock, for that is how POSIX has it.
     */
    static boolean isOwn(Path folder) {
        return OWN.contains(folder.getFileName().toString());
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Writes a new file that only this user may read and write.
     *
     * @param name a plain file name that is not there yet
     * @return where it is
     */
    public Path write(String name, byte[] content) {
        Path file = path.resolve(name);
        try {
            Files.createFile(file, mode(path, "rw-------"));
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Removes the folder with everything in it. A repeat does nothing. */
    @Override
    public void close() {
        try (owner) {
            DeadFolders.delete(path);
            OWN.remove(path.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + path, e);
        }
    }

    private static FileAttribute<?>[] mode(Path place, String permissions) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
