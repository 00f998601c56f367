package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class ClusterLogTest {
    private static final String LEVEL = "logging.level.";

    @Test
    void namesClassesThatTheClientReallyHas() throws IOException {
        List<PropertySource<?>> sources =
                new YamlPropertySourceLoader().load("cluster", new ClassPathResource("slipway-cluster.yaml"));
        List<String> loggers = sources.stream()
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith(LEVEL))
                .map(name -> name.substring(LEVEL.length()))
                .toList();

        assertThat(loggers)
                .isNotEmpty()
                .allSatisfy(logger -> assertThat(Class.forName(logger)).isNotNull());
    }
}
