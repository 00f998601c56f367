package dev.slipway.standalone.temporal;

import dev.slipway.standalone.home.SlipwayHome;
import dev.slipway.standalone.process.ProgramOnPath;
import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the best Temporal that this machine can start. */
public final class EmbeddedTemporal {
    private EmbeddedTemporal() {}

    /**
     * The dev server of the temporal program where there is one, else the server in the process.
     *
     * @param home where the dev server keeps its file
     * @param given the program that was named, or null to look on the PATH
     * @throws StartFailure when the named program is not there
     */
    public static Part choose(SlipwayHome home, @Nullable Path given) {
        if (given != null && !Files.isExecutable(given)) {
            throw new StartFailure("SLIPWAY_TEMPORAL_CLI is " + given
                    + ", which is no program: correct it, or unset it to use what is there.");
        }
        Optional<Path> program = given == null ? ProgramOnPath.find("temporal") : Optional.of(given);
        return program.<Part>map(path -> new TemporalDevServer(home, path)).orElseGet(TemporalInProcess::new);
    }
}
