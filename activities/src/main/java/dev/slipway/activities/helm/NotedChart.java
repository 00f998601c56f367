package dev.slipway.activities.helm;

import dev.slipway.cluster.folder.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A copy of a chart whose notes are its objects. Of a dry run the library gives back the notes and not the objects, and
 * its own template command looks nothing up; but notes are rendered like every template, and may include the others.
 */
final class NotedChart {
    private static final String BEGIN = "# objects begin";
    private static final String END = "# objects end";
    private static final String TEMPLATES = "templates";
    private static final String NOTES = "NOTES.txt";

    private NotedChart() {}

    /**
     * Calls with the release as it would be with such a chart, which goes when the call ends.
     *
     * @throws HelmException if the chart has subcharts: their templates see other values than the notes
     */
    static <T> T with(ReleaseSpec spec, PrivateFolder folder, Function<ReleaseSpec, T> use) {
        Chart chart = spec.chart();
        if (Files.exists(chart.path().resolve("charts"))) {
            throw new HelmException(
                    HelmFailure.HELM_MISSING,
                    "The chart " + chart.name() + " has subcharts, which take the Helm 4 program to render",
                    null);
        }
        Path copy = folder.path().resolve("noted-" + UUID.randomUUID());
        try {
            copy(chart.path(), copy);
            Files.writeString(copy.resolve(TEMPLATES).resolve(NOTES), notes(copy.resolve(TEMPLATES)));
            return use.apply(new ReleaseSpec(spec.release(), chart.at(copy), spec.values(), spec.timeout()));
        } catch (IOException e) {
            throw new UncheckedIOException("The chart " + chart.name() + " cannot be copied", e);
        } finally {
            delete(copy);
        }
    }

    /** The objects in what the library says of a dry run with such a chart. */
    static List<ReleaseObject> objects(String said) {
        int begin = said.indexOf(BEGIN);
        int end = said.lastIndexOf(END);
        if (begin < 0 || end < begin) {
            throw new HelmException(HelmFailure.HELM_FAILED, "Helm's answer to a dry run cannot be read", null);
        }
        return Manifest.objects(said.substring(begin, end)).stream()
                .filter(object -> !object.isHook())
                .toList();
    }

    private static String notes(Path templates) throws IOException {
        StringBuilder notes = new StringBuilder(BEGIN).append('\n');
        try (Stream<Path> files = Files.walk(templates)) {
            files.filter(Files::isRegularFile)
                    .filter(NotedChart::isRendered)
                    .map(file -> templates.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .forEach(file -> notes.append("---\n{{ include (print $.Template.BasePath \"/")
                            .append(file)
                            .append("\") . }}\n"));
        }
        return notes.append(END).append('\n').toString();
    }

    /** What Helm takes objects from: neither partials, nor hidden files, nor notes. */
    private static boolean isRendered(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith("_") && !name.startsWith(".") && !name.endsWith(NOTES);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A rendered chart cannot be removed", e);
        }
    }
}
