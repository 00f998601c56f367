package dev.slipway.systemtests.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged jar under test. */
final class SlipwayJar {
    private SlipwayJar() {}

    /** Where it is: the system property {@code slipway.jar}, else where the build puts it. */
    static Path path() {
        Path jar = Path.of(System.getProperty("slipway.jar", "../standalone/target/slipway.jar"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "There is no " + jar + ": package it first (mvn -Dquick package), or set -Dslipway.jar");
        }
        return jar;
    }
}
