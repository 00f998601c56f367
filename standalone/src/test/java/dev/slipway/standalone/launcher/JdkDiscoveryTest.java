package dev.slipway.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.standalone.process.ProgramOnPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds the newest JDK by its release file, on a machine that is made of folders here. */
class JdkDiscoveryTest {
    @TempDir
    Path machine;

    private String javaHome = "";
    private String path = "";

    @BeforeEach
    void programsThatTheScriptNeeds() throws Exception {
        Path programs = Files.createDirectories(machine.resolve("path"));
        for (String name : List.of("sed", "head", "readlink", "dirname")) {
            Files.createSymbolicLink(
                    programs.resolve(name), ProgramOnPath.find(name).orElseThrow());
        }
        path = programs.toString();
    }

    @Test
    void prefersTheNewestWhereverItStands() throws Exception {
        jdk("usr/lib/jvm/java-17", "17.0.15");
        jdk("usr/lib/jvm/java-21", "21.0.9");
        Path newest = jdk("home/.sdkman/candidates/java/25-tem", "25.0.3");
        jdk("opt/jdk-24", "24");
        javaHome = jdk("elsewhere/jdk", "21.0.10").toString();

        assertThat(found()).isEqualTo(newest.toString());
    }

    @Test
    void comparesNumbersAndNotLetters() throws Exception {
        jdk("usr/lib/jvm/nine", "21.0.9");
        Path ten = jdk("usr/lib/jvm/ten", "21.0.10");

        assertThat(found()).isEqualTo(ten.toString());
    }

    @Test
    void findsTheOneOfMacOs() throws Exception {
        Path jdk = jdk("Library/Java/JavaVirtualMachines/temurin-21.jdk/Contents/Home", "21.0.2");

        assertThat(found()).isEqualTo(jdk.toString());
    }

    @Test
    void followsTheJavaOnThePathThroughItsLinks() throws Exception {
        Path jdk = jdk("somewhere/odd/jdk-23", "23.0.1");
        Files.createSymbolicLink(machine.resolve("alternative"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(machine.resolve("path/java"), machine.resolve("alternative"));

        assertThat(found()).isEqualTo(jdk.toRealPath().toString());
    }

    @Test
    void passesOverRuntimesWithoutACompilerAndFoldersWithoutARelease() throws Exception {
        Path runtime = jdk("usr/lib/jvm/jre-25", "25");
        Files.delete(runtime.resolve("bin/javac"));
        Files.delete(jdk("usr/lib/jvm/unknown", "26").resolve("release"));
        Files.createDirectories(machine.resolve("opt/something"));

        assertThat(found()).isEmpty();
    }

    @Test
    void findsNoneThatIsTooOldAndSaysWhatToDo() throws Exception {
        jdk("usr/lib/jvm/java-17", "17.0.15");
        jdk("usr/lib/jvm/java-8", "1.8.0_402");
        javaHome = machine.resolve("gone").toString();

        assertThat(found()).isEmpty();
        assertThat(run(". \"$1/console.sh\"; . \"$1/jdk.sh\"; require_jdk 2>&1; echo unreachable"))
                .startsWith("slipway: no JDK from 21 up was found")
                .doesNotContain("unreachable");
    }

    private Path jdk(String place, String version) throws IOException {
        Path jdk = Files.createDirectories(machine.resolve(place));
        Files.createDirectories(jdk.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/sh\nexit 99\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private String found() throws Exception {
        return run("set -euo pipefail; . \"$1/console.sh\"; . \"$1/jdk.sh\"; newest_jdk");
    }

    private String run(String script) throws Exception {
        Path launcher = Path.of("..", "launcher").toAbsolutePath().normalize();
        ProcessBuilder builder = new ProcessBuilder(
                ProgramOnPath.find("bash").orElseThrow().toString(), "-c", script, "bash", launcher.toString());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", path,
                        "HOME", machine.resolve("home").toString(),
                        "SLIPWAY_SEARCH_ROOT", machine.toString()));
        if (!javaHome.isEmpty()) {
            builder.environment().put("JAVA_HOME", javaHome);
        }
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return output;
    }
}
