package dev.slipway.standalone.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM of the program that runs here, with the same options. */
final class SameProgram {
    /** Options that two JVMs at a time cannot share, or that say something of this one alone. */
    private static final List<String> OF_ONE_PROCESS =
            List.of("-agentlib:jdwp", "-Xrunjdwp", "-XX:AOTCacheOutput", "-Dslipway.terminal");

    private SameProgram() {}

    /**
     * Its command line.
     *
     * @param main what runs where the program is no jar
     * @param arguments the program's arguments
     */
    static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OF_ONE_PROCESS.stream().noneMatch(option::startsWith))
                .forEach(command::add);
        String classPath = System.getProperty("java.class.path", "");
        if (isOneJar(classPath)) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, main.getName()));
        }
        command.addAll(arguments);
        return command;
    }

    private static boolean isOneJar(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator", ":"));
    }
}
