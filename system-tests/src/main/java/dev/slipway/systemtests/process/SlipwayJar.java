package dev.slipway.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The packaged jar under test, unpacked as the launcher does it, because it starts faster so. */
final class SlipwayJar {
    private static @Nullable Path unpacked;

    private SlipwayJar() {}

    /** The jar to start; the first call of a run unpacks it. */
    static synchronized Path unpacked() {
        Path ready = unpacked;
        if (ready == null) {
            Path jar = packaged();
            Path folder = Path.of("target", "unpacked").toAbsolutePath();
            unpack(jar, folder);
            ready = folder.resolve(jar.getFileName().toString());
            unpacked = ready;
        }
        return ready;
    }

    /** Where the jar is: the system property {@code slipway.jar}, else where the build puts it. */
    private static Path packaged() {
        Path jar = Path.of(System.getProperty("slipway.jar", "../standalone/target/slipway.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "There is no " + jar + ": package it first (mvn -Dquick package), or set -Dslipway.jar");
        }
        return jar;
    }

    private static void unpack(Path jar, Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        try {
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(jar + " cannot be unpacked: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
