package dev.slipway.standalone.home;

import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one Slipway, and where everything stands in it.
 *
 * @param root the folder
 */
public record SlipwayHome(Path root) {
    private static final String POSTGRES = "postgres";
    private static final String TEMPORAL = "temporal";
    private static final String CLUSTER = "cluster";
    private static final String WORKER = "worker";
    private static final String LOGS = "logs";
    private static final String LOCK = "slipway.lock";
    private static final String RUN_RECORD = "running.properties";
    private static final String ADMIN_TOKEN = "admin-token";

    /** The embedded PostgreSQL's folder. */
    public Path postgres() {
        return root.resolve(POSTGRES);
    }

    /** The embedded Temporal's folder. */
    public Path temporal() {
        return root.resolve(TEMPORAL);
    }

    /** The simulated cluster's folder. */
    public Path cluster() {
        return root.resolve(CLUSTER);
    }

    /** The folder of a worker that runs in a process of its own. */
    public Path worker() {
        return root.resolve(WORKER);
    }

    /** The folder of logs. */
    public Path logs() {
        return root.resolve(LOGS);
    }

    /** Slipway's own log. */
    public Path log() {
        return logs().resolve("slipway.log");
    }

    /** The log of a worker that runs in a process of its own. */
    public Path workerLog() {
        return logs().resolve("worker.log");
    }

    /** The administrator's token. */
    public PrivateFile adminToken() {
        return new PrivateFile(root.resolve(ADMIN_TOKEN));
    }

    Path lock() {
        return root.resolve(LOCK);
    }

    Path runRecord() {
        return root.resolve(RUN_RECORD);
    }

    /** Everything that Slipway makes in its home: what a reset removes, and nothing else. */
    List<Path> contents() {
        return List.of(
                postgres(),
                temporal(),
                cluster(),
                worker(),
                logs(),
                runRecord(),
                root.resolve(ADMIN_TOKEN),
                root.resolve(LOCK));
    }

    /**
     * Makes the folder, for its owner alone, and sees that it can be written.
     *
     * @throws StartFailure when it cannot
     */
    public void prepare() {
        try {
            refuseForeignFolder();
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            if (!isOurs()) {
                Files.createFile(lock());
            }
            Files.createDirectories(logs());
            Files.delete(Files.createTempFile(root, "write", ".probe"));
        } catch (IOException e) {
            throw new StartFailure(
                    "Cannot write to " + root + " (" + reason(e)
                            + "): free space or fix its permissions, or set SLIPWAY_HOME to another folder.",
                    e);
        }
    }

    /** Whether Slipway has used the folder: only then may it remove anything there. */
    public boolean isOurs() {
        return Files.exists(lock());
    }

    private void refuseForeignFolder() throws IOException {
        if (!Files.isDirectory(root) || isOurs()) {
            return;
        }
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.equals(adminToken().path()))) {
                throw new StartFailure("SLIPWAY_HOME is " + root
                        + ", which holds other files: give it a folder of its own, new or empty.");
            }
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        String message = String.valueOf(e.getMessage());
        return switch (name) {
            case "AccessDeniedException" -> "permission denied";
            case "FileAlreadyExistsException" -> "a file is in its place";
            case "FileSystemException" ->
                message.substring(message.lastIndexOf(':') + 1).strip();
            default -> message;
        };
    }
}
