package dev.slipway.standalone.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.slipway.standalone.start.StartFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.FileUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the jar that carries them.
 *
 * @param folder where they stand
 */
record PostgresPrograms(Path folder) {
    private static final int OWNER_EXECUTES = 0100;

    /**
     * The programs of one version, unpacked once.
     *
     * @param parent the folder for programs of all versions
     * @param version the version, which names its folder
     * @throws IOException when they cannot be written
     */
    static PostgresPrograms unpacked(Path parent, String version) throws IOException {
        Path folder = parent.resolve("programs-" + version);
        if (!Files.isDirectory(folder)) {
            Path draft = parent.resolve("programs-" + version + ".new");
            FileUtils.deleteDirectory(draft.toFile());
            Files.createDirectories(draft);
            unpack(draft);
            Files.move(draft, folder, ATOMIC_MOVE);
        }
        return new PostgresPrograms(folder);
    }

    /**
     * The command for one of the programs. PostgreSQL refuses to run as root; there it runs in a user namespace, in
     * which root is nobody.
     */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = packed();
                TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL's programs reaches out of its folder");
                }
                unpack(archive, entry, path);
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, path);
        boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static InputStream packed() throws IOException {
        String name = System.getProperty("os.name", "");
        String system = name.startsWith("Mac") ? "Darwin" : name;
        String machine = System.getProperty("os.arch", "");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        } catch (IllegalStateException e) {
            throw new StartFailure(
                    "This build carries no PostgreSQL for " + system + " on " + machine
                            + ": build it on this machine, or set SPRING_DATASOURCE_URL to a PostgreSQL of yours.",
                    e);
        }
    }
}
