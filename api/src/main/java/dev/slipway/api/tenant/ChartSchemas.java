package dev.slipway.api.tenant;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.domain.tenant.TenantComponent;
import dev.slipway.domain.tenant.TenantValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The charts' {@code values.schema.json} with their default values, read once: what Helm would refuse later is refused at
 * the door, by the field's name. Thread-safe.
 */
@Component
class ChartSchemas {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<TenantComponent, Schema> schemas = new EnumMap<>(TenantComponent.class);
    private final Map<TenantComponent, ObjectNode> defaults = new EnumMap<>(TenantComponent.class);

    ChartSchemas(TenantSettings settings, ResourceLoader resources) {
        String folder = settings.charts() == null ? "classpath:charts" : "file:" + settings.charts();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        for (TenantComponent component : TenantComponent.values()) {
            String chart = folder + "/" + component.chart();
            schemas.put(component, registry.getSchema(json(resources.getResource(chart + "/values.schema.json"))));
            defaults.put(component, yaml(resources.getResource(chart + "/values.yaml")));
        }
    }

    /**
     * What is wrong with a component's values once they are merged over the chart's own.
     *
     * @return the problem by the dotted path of the value; empty where nothing is wrong
     */
    Map<String, String> problems(TenantComponent component, ObjectNode values) {
        ObjectNode merged = TenantValues.merge(of(defaults, component), values);
        Map<String, String> problems = new LinkedHashMap<>();
        for (Error error : of(schemas, component).validate(merged)) {
            problems.merge(path(error), problem(error), (first, second) -> first + ", " + second);
        }
        return problems;
    }

    private static String path(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            path.append(i == 0 ? "" : ".").append(error.getInstanceLocation().getElement(i));
        }
        if (error.getProperty() != null) {
            path.append(path.isEmpty() ? "" : ".").append(error.getProperty());
        }
        return path.toString();
    }

    /** The library begins its messages with where the value is, which the field's name says already. */
    private static String problem(Error error) {
        return "additionalProperties".equals(error.getKeyword())
                ? "is not a value of this chart"
                : error.getMessage().replaceFirst("^\\S*: ", "");
    }

    private static <T> T of(Map<TenantComponent, T> all, TenantComponent component) {
        T one = all.get(component);
        if (one == null) {
            throw new IllegalStateException("No chart for " + component);
        }
        return one;
    }

    private static JsonNode json(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the chart's schema " + resource.getDescription(), e);
        }
    }

    private static ObjectNode yaml(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return JSON.convertValue(read, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the chart's values " + resource.getDescription(), e);
        }
    }
}
