package dev.slipway.api.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class GivenPartsTest {

    private static final PlatformParts GIVEN =
            new PlatformParts(List.of(new Part("Cluster", "simulator", "here", false)), true, "http://ui", "1");

    @Test
    void anApplicationThatStartsItsOwnPartsTellsOfThose() {
        try (AnnotationConfigApplicationContext context = context()) {
            context.getBeanFactory().registerSingleton("platformParts", GIVEN);
            context.refresh();
            assertThat(context.getBean(PlatformController.class).parts()).isEqualTo(GIVEN);
        }
    }

    @Test
    void otherwiseTheConfiguredPartsAreTold() {
        try (AnnotationConfigApplicationContext context = context()) {
            context.refresh();
            assertThat(context.getBean(PlatformController.class).parts().parts())
                    .extracting(Part::name)
                    .containsExactly("Database", "Workflows", "Cluster");
        }
    }

    private static AnnotationConfigApplicationContext context() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(ConfiguredParts.class, PlatformController.class);
        context.registerBean(
                ClusterConnection.class,
                () -> ClusterConnection.open(new ClusterSettings.Server("http://127.0.0.1:1", "token", null)));
        return context;
    }
}
