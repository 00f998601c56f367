package dev.slipway.cluster.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and removes the private folders of processes that are no more. */
final class DeadFolders {
    private static final Logger LOG = LoggerFactory.getLogger(DeadFolders.class);

    /** A folder this young may belong to a process that is just about to lock it. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private DeadFolders() {}

    static void remove(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PrivateFolder.PREFIX + "*")) {
            for (Path folder : folders) {
                try {
                    removeIfDead(folder);
                } catch (IOException e) {
                    LOG.debug("Left {} of an earlier process: {}", folder, e.toString());
                }
            }
        }
    }

    private static void removeIfDead(Path folder) throws IOException {
        if (PrivateFolder.isOwn(folder)
                || Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isAfter(Instant.now().minus(SETTLED))) {
            return;
        }
        Path lockFile = folder.resolve(PrivateFolder.LOCK);
        if (!Files.exists(lockFile)) {
            delete(folder);
            return;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                delete(folder);
            }
        } catch (OverlappingFileLockException e) {
            LOG.trace("{} is this process's own", folder, e);
        }
    }

    /** Removes a folder and what is in it, following no links; one that is gone already is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
