package dev.slipway.standalone.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sessions of their own, in which the terminal's Ctrl-C does not reach a program: it ends when we end it. */
public final class OwnSession {
    private OwnSession() {}

    /**
     * The command that runs another in a session of its own, under the same process id. Where this machine has no
     * program for that, it is the same command.
     *
     * @param command the program and its arguments; no shell is between
     */
    public static List<String> of(List<String> command) {
        List<String> detached = new ArrayList<>(prefix());
        detached.addAll(command);
        return detached;
    }

    private static List<String> prefix() {
        Optional<Path> setsid = ProgramOnPath.find("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        Optional<Path> perl = ProgramOnPath.find("perl");
        if (perl.isPresent()) {
            return List.of(
                    perl.get().toString(), "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!");
        }
        return List.of();
    }
}
