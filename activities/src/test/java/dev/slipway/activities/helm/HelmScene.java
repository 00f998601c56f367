package dev.slipway.activities.helm;

import dev.slipway.activities.fence.Fence;
import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A cluster, a Helm and a namespace to try it in, new for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HelmScene {
    static final String PASSWORD = "correct-horse-battery";
    private static final String VALUES = """
            {"replicaCount": 0, "terminationGracePeriodSeconds": 1, "persistence": {"enabled": false},
             "auth": {"password": "%s"}}""".formatted(PASSWORD);

    static final Fence HELD = () -> true;

    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    final ChartLibrary charts = ChartLibrary.ofClassPath();
    String namespace = "";

    private ClusterConnection connection;
    private FencingProxy proxy;
    private Helm helm;
    private ReleaseStore store;

    /** Opens the cluster to test on. */
    abstract ClusterConnection connect();

    /** Makes the Helm to test. */
    abstract Helm helm(FencingProxy proxy, ReleaseStore store) throws InterruptedException;

    @BeforeAll
    void open() throws InterruptedException {
        connection = connect();
        store = new ReleaseStore(connection.client());
        proxy = FencingProxy.start(connection.client());
        helm = helm(proxy, store);
    }

    @AfterAll
    void close() {
        helm.close();
        proxy.close();
        charts.close();
        connection.close();
    }

    @BeforeEach
    void createNamespace() {
        lines.clear();
        namespace = "helm-contract-" + UUID.randomUUID().toString().substring(0, 8);
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void deleteNamespace() {
        client().namespaces().withName(namespace).delete();
    }

    final KubernetesClient client() {
        return connection.client();
    }

    final Helm helm() {
        return helm;
    }

    final ReleaseStore store() {
        return store;
    }

    final ReleaseSpec wanted(String name) {
        return wanted(name, values());
    }

    final ReleaseSpec wanted(String name, ObjectNode values) {
        return wanted("postgresql", name, values);
    }

    final ReleaseSpec wanted(String chart, String name, ObjectNode values) {
        return new ReleaseSpec(name(name), charts.chart(chart), values);
    }

    final ReleaseName name(String name) {
        return new ReleaseName(namespace, name);
    }

    static ObjectNode values() {
        return json(VALUES);
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}
