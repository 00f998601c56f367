package dev.slipway.systemtests.tenant;

import dev.slipway.systemtests.target.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Helm values for every tenant, from the folder that SLIPWAY_TEST_VALUES names. */
final class GivenValues {
    private static final List<String> COMPONENTS = List.of("postgresql", "backendApi", "userFrontend");

    private GivenValues() {}

    /** JSON objects by component; nothing for components without a file. */
    static Map<String, String> all() {
        Map<String, String> values = new LinkedHashMap<>();
        Environment.path(Environment.VALUES).ifPresent(folder -> {
            for (String component : COMPONENTS) {
                Path file = folder.resolve(component + ".json");
                if (Files.isRegularFile(file)) {
                    values.put(component, read(file));
                }
            }
        });
        return values;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
