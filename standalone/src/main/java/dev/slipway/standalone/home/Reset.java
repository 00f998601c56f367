package dev.slipway.standalone.home;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes what Slipway made in its home, and the home itself when nothing else is in it. */
public final class Reset {
    private Reset() {}

    /**
     * Removes it. The caller has ended what ran from it.
     *
     * @param lock the right to the home; still to be closed by the caller
     * @return whether the folder is gone; false when something that is not Slipway's is still in it
     */
    public static boolean remove(HomeLock lock) throws IOException {
        SlipwayHome home = lock.home();
        for (Path path : home.contents()) {
            removeTree(path);
        }
        try {
            Files.deleteIfExists(home.root());
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static void removeTree(Path top) throws IOException {
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // it was never made, or went on its own: either way it is gone
        }
    }
}
