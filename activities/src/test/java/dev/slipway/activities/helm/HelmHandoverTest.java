package dev.slipway.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A release passes from program to library and back: a machine may get, or lose, its Helm program. */
@EnabledIfEnvironmentVariable(named = RealCluster.KUBECONFIG, matches = ".+")
class HelmHandoverTest {
    private final ClusterConnection connection = RealCluster.connect();
    private final ReleaseStore store = new ReleaseStore(connection.client());
    private final FencingProxy proxy = FencingProxy.start(connection.client());
    private final ChartLibrary charts = ChartLibrary.ofClassPath();
    private final String namespace =
            "helm-handover-" + UUID.randomUUID().toString().substring(0, 8);
    private final ReleaseName name = new ReleaseName(namespace, "frontend");
    private final Helm library = Helms.library(proxy, store);
    private Helm program;

    @BeforeEach
    void open() throws InterruptedException {
        program = Helms.choose(System.getenv("SLIPWAY_HELM"), System.getenv("PATH"), proxy, store);
        connection
                .client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void close() {
        connection.client().namespaces().withName(namespace).delete();
        library.close();
        program.close();
        proxy.close();
        charts.close();
        connection.close();
    }

    @Test
    void theLibraryGoesOnWithWhatTheProgramInstalledAndBack() throws InterruptedException {
        goOn(List.of(program, library, program, library));
    }

    @Test
    void theProgramGoesOnWithWhatTheLibraryInstalledAndBack() throws InterruptedException {
        goOn(List.of(library, program, library, program));
    }

    private void goOn(List<Helm> helms) throws InterruptedException {
        int revision = 0;
        for (Helm helm : helms) {
            revision++;
            int replicas = revision + 2;
            ReleaseState state = helm.apply(wanted(replicas), () -> true, line -> {});
            assertThat(state.revision()).isEqualTo(revision);
            assertThat(state.isDeployedAs(wanted(replicas))).isTrue();
            assertThat(replicas()).isEqualTo(replicas);
        }
        helms.getLast().uninstall(name, () -> true, line -> {});
        assertThat(store.latest(name)).isEmpty();
    }

    private int replicas() {
        return connection
                .client()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("frontend")
                .get()
                .getSpec()
                .getReplicas();
    }

    private ReleaseSpec wanted(int replicas) {
        ObjectNode values = JsonMapper.shared()
                .createObjectNode()
                .put("replicaCount", replicas)
                .put("terminationGracePeriodSeconds", 1);
        return new ReleaseSpec(name, charts.chart("user-frontend"), values);
    }
}
