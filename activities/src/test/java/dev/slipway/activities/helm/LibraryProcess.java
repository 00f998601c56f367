package dev.slipway.activities.helm;

import dev.slipway.activities.fence.FencingProxy;
import dev.slipway.cluster.ClusterConnection;
import dev.slipway.cluster.ClusterSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/** A process that applies a release with the Helm library and then does nothing: to be signalled and killed. */
final class LibraryProcess {
    private LibraryProcess() {}

    /** Takes the kubeconfig, the namespace, and whether the install waits. */
    public static void main(String[] arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("shutdown hook ran")));
        ClusterSettings settings = new ClusterSettings.Files("the test", List.of(Path.of(arguments[0])));
        ClusterConnection connection = ClusterConnection.open(settings);
        ReleaseStore store = new ReleaseStore(connection.client());
        ReleaseSpec spec = new ReleaseSpec(
                new ReleaseName(arguments[1], "slow"),
                ChartLibrary.ofFolder(SlowInstalls.charts()).chart("slow"),
                JsonMapper.shared().createObjectNode().put("wait", Boolean.parseBoolean(arguments[2])));
        Helms.library(FencingProxy.start(connection.client()), store).apply(spec, () -> true, line -> {});
        System.out.println("applied");
        new CountDownLatch(1).await();
    }
}
