package dev.slipway.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The whole API on a port of its own and a real PostgreSQL; Temporal and Kubernetes are away. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ApiApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "slipway.admin-token=" + ApiTest.TOKEN,
            "spring.temporal.connection.target=127.0.0.1:1",
            "logging.structured.format.console="
        })
@ContextConfiguration(initializers = {TestDatabase.class, TestCluster.class})
public @interface ApiTest {

    /** The administrator's token in tests. */
    String TOKEN = "test-token-0123456789abcdef";
}
