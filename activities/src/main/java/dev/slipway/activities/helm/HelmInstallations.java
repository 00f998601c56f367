package dev.slipway.activities.helm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the Helm program on this machine. */
final class HelmInstallations {
    private static final Logger LOG = LoggerFactory.getLogger(HelmInstallations.class);
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.\\S*");
    private static final int OLDEST = 4;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /**
     * A program that can be used.
     *
     * @param path where it is
     * @param version as it says itself
     */
    record Program(Path path, String version) {}

    private HelmInstallations() {}

    /**
     * The program to use; empty where the PATH has none of version 4 or later.
     *
     * @param configured the value of SLIPWAY_HELM, if any
     * @param searchPath the value of PATH
     * @throws HelmException if one is configured that cannot be used
     */
    static Optional<Program> find(@Nullable String configured, @Nullable String searchPath)
            throws InterruptedException {
        if (configured != null && !configured.isBlank()) {
            return Optional.of(configured(Path.of(configured.strip())));
        }
        for (Path candidate : candidates(searchPath)) {
            Optional<String> version = version(candidate);
            if (version.filter(HelmInstallations::isNewEnough).isPresent()) {
                return version.map(found -> new Program(candidate, found));
            }
            LOG.info(
                    "Passing over {}: it is Helm {}, and Slipway wants {} or later",
                    candidate,
                    version.orElse("of no known version"),
                    OLDEST);
        }
        return Optional.empty();
    }

    private static Program configured(Path path) throws InterruptedException {
        String version = Files.isExecutable(path) ? version(path).orElse("") : "";
        if (!isNewEnough(version)) {
            String problem = version.isEmpty() ? "is no Helm program" : "is Helm " + version + ", which is too old";
            throw new HelmException(
                    HelmFailure.HELM_MISSING,
                    "SLIPWAY_HELM names %s, which %s; set it to a Helm 4 program or unset it".formatted(path, problem),
                    null);
        }
        return new Program(path.toAbsolutePath(), version);
    }

    private static List<Path> candidates(@Nullable String searchPath) {
        List<Path> candidates = new ArrayList<>();
        for (String folder : (searchPath == null ? "" : searchPath).split(File.pathSeparator)) {
            Path candidate = Path.of(folder, "helm");
            if (!folder.isBlank() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                candidates.add(candidate.toAbsolutePath());
            }
        }
        return candidates;
    }

    private static Optional<String> version(Path program) throws InterruptedException {
        try {
            HelmProcess.Result result = new HelmProcess(program, Map.of())
                    .run(List.of("version", "--short"), new byte[0], true, LIMIT, line -> {});
            Matcher version = VERSION.matcher(result.output());
            return result.succeeded() && version.find() ? Optional.of(version.group()) : Optional.empty();
        } catch (HelmException e) {
            LOG.info("Passing over {}: {}", program, e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isNewEnough(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.find() && Integer.parseInt(matcher.group(1)) >= OLDEST;
    }
}
