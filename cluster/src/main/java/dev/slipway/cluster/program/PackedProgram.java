package dev.slipway.cluster.program;

import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs from its packed jar, as {@code java -jar} does with what has not been unpacked.
 *
 * <p>Classes then come through Spring Boot's loader of jars within jars, which guards its files with locks. A virtual
 * thread that loads a class cannot leave its carrier, even while it waits for such a lock. There are as many carriers as
 * processors: on a small machine a few threads that load classes take them all, and if the thread that has the lock was
 * put aside at that moment there is no carrier left for it to go on. Everything then waits for ever. More carriers leave
 * one free; those beyond the processors exist only while they are needed.
 */
public final class PackedProgram {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    /** More than a worker's tasks at one time; as many as the JDK itself makes where threads block in files. */
    private static final int ROOM = 256;

    private PackedProgram() {}

    /**
     * Gives a program that is packed the carriers it needs, unless whoever started it has set their number. To be called
     * before the first virtual thread begins: the JDK reads the setting then, and never again.
     *
     * @param main the program's main class
     */
    public static void makeRoom(Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        String location = source == null ? "" : String.valueOf(source.getLocation());
        if (needsRoom(location, System.getProperty(CARRIERS))) {
            System.setProperty(CARRIERS, Integer.toString(ROOM));
        }
    }

    static boolean needsRoom(String location, @Nullable String given) {
        return given == null && location.startsWith("jar:nested:");
    }
}
