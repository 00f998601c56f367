package dev.slipway.activities.helm;

import dev.slipway.cluster.folder.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The charts that can be deployed, by name: the path of a chart's folder within the library, for example
 * {@code postgresql} or {@code services/ghost}. They are read once; restart to take in changes. Thread-safe.
 */
public final class ChartLibrary implements AutoCloseable {
    private static final int DEPTH = 3;

    private final Map<String, Chart> charts;
    private final Optional<PrivateFolder> unpacked;

    private ChartLibrary(Map<String, Chart> charts, Optional<PrivateFolder> unpacked) {
        this.charts = Collections.unmodifiableMap(charts);
        this.unpacked = unpacked;
    }

    /**
     * The charts of a folder.
     *
     * @throws HelmException if the folder cannot be read, or a chart in it not
     */
    public static ChartLibrary ofFolder(Path folder) {
        return new ChartLibrary(read(folder), Optional.empty());
    }

    /** The charts that come with Slipway, unpacked from the class path into a private folder. */
    public static ChartLibrary ofClassPath() {
        PrivateFolder folder = PrivateFolder.create();
        PackedCharts.unpack(folder.path());
        return new ChartLibrary(read(folder.path()), Optional.of(folder));
    }

    /**
     * A chart by name.
     *
     * @throws HelmException if there is none
     */
    public Chart chart(String name) {
        Chart chart = charts.get(name);
        if (chart == null) {
            throw new HelmException(
                    HelmFailure.CHART_NOT_FOUND,
                    "There is no chart " + name + "; there are " + String.join(", ", charts.keySet()),
                    null);
        }
        return chart;
    }

    /** All charts, by name. */
    public Collection<Chart> charts() {
        return charts.values();
    }

    @Override
    public void close() {
        unpacked.ifPresent(PrivateFolder::close);
    }

    private static Map<String, Chart> read(Path folder) {
        try (Stream<Path> tree = Files.walk(folder, DEPTH)) {
            Map<String, Chart> charts = new TreeMap<>();
            tree.filter(file -> file.endsWith("Chart.yaml"))
                    .map(Path::getParent)
                    .filter(chart -> !isSubchart(folder, chart))
                    .forEach(chart -> {
                        String name = folder.relativize(chart).toString().replace('\\', '/');
                        charts.put(name, ChartReader.read(name, chart));
                    });
            return charts;
        } catch (IOException | UncheckedIOException e) {
            throw new HelmException(
                    HelmFailure.CHART_NOT_FOUND,
                    "The folder of charts " + folder + " cannot be read; correct slipway.charts",
                    e);
        }
    }

    private static boolean isSubchart(Path folder, Path chart) {
        return Stream.iterate(chart.getParent(), parent -> parent.startsWith(folder), Path::getParent)
                .anyMatch(parent -> Files.exists(parent.resolve("Chart.yaml")));
    }
}
