package dev.slipway.standalone.demo;

import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The tenant that a demo deploys. */
final class DemoTenant {
    /** The first one's company code. */
    static final String CODE = "CHA";

    private static final Map<String, String> CHARTS =
            Map.of("postgresql", "postgresql", "backend-api", "backendApi", "user-frontend", "userFrontend");

    private DemoTenant() {}

    /**
     * The body of the request that deploys it.
     *
     * @param code its company code
     * @param values a folder with a file of Helm values for each chart, any of which may be missing; null for the
     *     charts' own values
     * @throws StartFailure when a file of values cannot be read
     */
    static Map<String, Object> request(String code, @Nullable Path values) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("name", "Chaos Engineering Ltd.");
        if (values != null) {
            config.put("values", read(values));
        }
        return Map.of("companyCode", code, "config", config);
    }

    private static Map<String, Object> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StartFailure("SLIPWAY_DEMO_VALUES is " + folder + ", which is no folder: correct or unset it.");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        CHARTS.forEach((chart, name) -> {
            Path file = folder.resolve(chart + ".yaml");
            if (Files.exists(file)) {
                values.put(name, parsed(file));
            }
        });
        return values;
    }

    private static Object parsed(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return tree == null ? Map.of() : tree;
        } catch (IOException | YAMLException e) {
            throw new StartFailure("Cannot read the Helm values in " + file + ": correct that file.", e);
        }
    }
}
