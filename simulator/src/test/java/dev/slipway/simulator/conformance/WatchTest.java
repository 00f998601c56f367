package dev.slipway.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WatchTest extends Conformance {
    WatchTest(TestCluster cluster) {
        super(cluster);
    }

    @Test
    void tellsOfChangesInOrder() {
        List<String> told = new CopyOnWriteArrayList<>();
        String from =
                client.configMaps().inNamespace(namespace).list().getMetadata().getResourceVersion();
        try (Watch watch = client.configMaps()
                .inNamespace(namespace)
                .withLabel("app", "x")
                .withResourceVersion(from)
                .watch(recorder(told))) {
            ConfigMap map = configMap("one", Map.of("a", "1"));
            map.getMetadata().setLabels(Map.of("app", "x"));
            client.resource(map).create();
            client.resource(configMap("other", Map.of())).create();
            client.resource(new ConfigMapBuilder(map).withData(Map.of("a", "2")).build())
                    .update();
            // leaves the selection, which its watcher sees as a deletion
            client.resource(new ConfigMapBuilder(map)
                            .editMetadata()
                            .withLabels(Map.of("app", "y"))
                            .endMetadata()
                            .withData(Map.of("a", "2"))
                            .build())
                    .update();
            client.resource(new ConfigMapBuilder(map).withData(Map.of("a", "3")).build())
                    .update();
            client.resource(map).delete();
            eventually(() -> assertThat(told)
                    .containsExactly("ADDED one", "MODIFIED one", "DELETED one", "ADDED one", "DELETED one"));
            assertThat(watch).isNotNull();
        }
    }

    private static Watcher<ConfigMap> recorder(List<String> told) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                told.add(action + " " + map.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                told.add("closed");
            }
        };
    }

    @Test
    void feedsAnInformer() {
        client.resource(configMap("before", Map.of())).create();
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace(namespace).runnableInformer(0).run()) {
            assertThat(informer.getStore().getKey(configMap("before", Map.of())))
                    .isNotNull();
            client.resource(configMap("after", Map.of("a", "1"))).create();
            eventually(() -> assertThat(informer.getStore().list())
                    .extracting(map -> map.getMetadata().getName())
                    .contains("before", "after"));
            client.configMaps().inNamespace(namespace).withName("before").delete();
            eventually(() -> assertThat(informer.getStore().list())
                    .extracting(map -> map.getMetadata().getName())
                    .doesNotContain("before"));
        }
    }
}
