package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChartLibraryTest {
    private static final ReleaseName RELEASE = new ReleaseName("cha-tenant", "ghost");

    @TempDir
    private Path folder;

    @Test
    void unpacksTheChartsOnTheClassPathAndRemovesThem() {
        Path unpacked;
        try (ChartLibrary library = ChartLibrary.ofClassPath()) {
            Chart chart = library.chart("postgresql");
            unpacked = chart.path();
            assertThat(library.charts()).extracting(Chart::name).contains("backend-api", "user-frontend");
            assertThat(chart.valuesSchema())
                    .hasValueSatisfying(schema -> assertThat(schema).contains("replicaCount"));
            assertThat(unpacked.resolve("templates/statefulset.yaml")).isRegularFile();
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void findsChartsByTheirPathButNotThoseWithinACharts() throws IOException {
        chart("services/ghost", "1.2.3");
        chart("services/ghost/charts/mysql", "8.0.0");

        ChartLibrary library = ChartLibrary.ofFolder(folder);

        assertThat(library.charts()).extracting(Chart::name).containsExactly("services/ghost");
        assertThat(library.chart("services/ghost").version()).isEqualTo("1.2.3");
    }

    @Test
    void namesWhatThereIsWhereAChartIsMissing() throws IOException {
        chart("ghost", "1.2.3");

        HelmException problem = catchThrowableOfType(
                HelmException.class, () -> ChartLibrary.ofFolder(folder).chart("../etc"));

        assertThat(problem.failure()).isEqualTo(HelmFailure.CHART_NOT_FOUND);
        assertThat(problem).hasMessage("There is no chart ../etc; there are ghost");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThat(catchThrowableOfType(HelmException.class, () -> ChartLibrary.ofFolder(folder.resolve("missing")))
                        .failure())
                .isEqualTo(HelmFailure.CHART_NOT_FOUND);
    }

    @Test
    void tellsOneWantedStateFromAnother() throws IOException {
        chart("ghost", "1.2.3");
        String one = fingerprint("{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}");

        assertThat(fingerprint("{\"b\": {\"d\": 3, \"c\": 2}, \"a\": 1}")).isEqualTo(one);
        assertThat(fingerprint("{\"a\": 1}")).isNotEqualTo(one);
        Files.writeString(folder.resolve("ghost/values.yaml"), "changed: true\n");
        assertThat(fingerprint("{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}")).isNotEqualTo(one);
    }

    private String fingerprint(String values) {
        JsonNode tree = JsonMapper.shared().readTree(values);
        return new ReleaseSpec(RELEASE, ChartLibrary.ofFolder(folder).chart("ghost"), (ObjectNode) tree).fingerprint();
    }

    private void chart(String path, String version) throws IOException {
        Path chart = Files.createDirectories(folder.resolve(path));
        Files.writeString(chart.resolve("Chart.yaml"), "name: any\nversion: " + version + "\n");
    }
}
