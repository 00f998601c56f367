package dev.slipway.activities.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStatus;
import dev.slipway.cluster.watch.ReleaseSnapshot;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReleaseComparisonTest {
    private static final List<Pod> PODS = List.of(ReleasedShop.pod("a", true), ReleasedShop.pod("b", true));

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(differences(ReleasedShop.seen())).isEmpty();
    }

    @Test
    void missesARelease() {
        assertThat(ReleaseComparison.differences(ReleasedShop.WANTED, Optional.empty(), ReleasedShop.seen()))
                .containsExactly("Release shop-cha is not there");
    }

    @Test
    void seesThatARevisionIsNotDeployed() {
        ReleaseState pending = ReleasedShop.recorded(ReleaseStatus.PENDING_UPGRADE, ReleasedShop.WANTED.fingerprint());
        assertThat(differences(pending, ReleasedShop.seen()))
                .containsExactly("Release shop-cha is pending-upgrade at revision 3");
    }

    @Test
    void seesThatSomethingElseWasDeployed() {
        ReleaseState foreign = ReleasedShop.recorded(ReleaseStatus.DEPLOYED, "Upgrade complete");
        assertThat(differences(foreign, ReleasedShop.seen()))
                .containsExactly("Release shop-cha has another chart or other values than are wanted at revision 3");
    }

    @Test
    void missesAWorkload() {
        ReleaseSnapshot whole = ReleasedShop.seen();
        ReleaseSnapshot without =
                new ReleaseSnapshot(List.of(), whole.statefulSets(), whole.replicaSets(), whole.pods(), List.of());
        assertThat(differences(without)).containsExactly("Deployment shop-cha is not in the cluster");
    }

    @Test
    void seesAnotherImage() {
        assertThat(differences(ofStatefulSet(set -> set.editSpec()
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("data:2")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec())))
                .containsExactly("StatefulSet data-cha: container main is to run the image data:1, and runs data:2");
    }

    @Test
    void missesAContainer() {
        assertThat(differences(ofDeployment(deployment -> deployment
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .withInitContainers(List.of())
                        .endSpec()
                        .endTemplate()
                        .endSpec())))
                .containsExactly("Deployment shop-cha: container migrate is to run the image migrate:1, and there is no"
                        + " such container");
    }

    @Test
    void seesThatAControllerIsBehind() {
        assertThat(differences(ofDeployment(deployment ->
                        deployment.editMetadata().withGeneration(5L).endMetadata())))
                .containsExactly("Deployment shop-cha was not taken up by its controller");
        assertThat(differences(ofStatefulSet(
                        set -> set.editMetadata().withGeneration(2L).endMetadata())))
                .containsExactly("StatefulSet data-cha was not taken up by its controller");
    }

    @Test
    void seesAPodThatIsNotReady() {
        ReleaseSnapshot seen = ReleasedShop.seen(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                List.of(ReleasedShop.pod("a", true), ReleasedShop.pod("b", false)));
        assertThat(differences(seen))
                .containsExactly("Deployment shop-cha: 1/2 ready; pod b is not ready: containers with unready status:"
                        + " [main]");
    }

    @Test
    void missesAPod() {
        ReleaseSnapshot seen = ReleasedShop.seen(
                UnaryOperator.identity(), UnaryOperator.identity(), List.of(ReleasedShop.pod("a", true)));
        assertThat(differences(seen)).containsExactly("Deployment shop-cha: 1/2 ready");
    }

    @Test
    void seesPodsOfAnOldRevision() {
        assertThat(differences(ofDeployment(
                        deployment -> deployment.editStatus().withReplicas(3).endStatus())))
                .containsExactly("Deployment shop-cha: 2/2 ready, 1 pod of the old revision still there");
        assertThat(differences(ofStatefulSet(
                        set -> set.editStatus().withUpdateRevision("data-2").endStatus())))
                .containsExactly("StatefulSet data-cha: 0/1 ready, 1 pod of the old revision still there");
    }

    @Test
    void waitsForTheControllerToCountWhatIsReady() {
        assertThat(differences(ofDeployment(deployment ->
                        deployment.editStatus().withAvailableReplicas(1).endStatus())))
                .containsExactly("Deployment shop-cha: 2/2 ready, which its controller does not say yet");
    }

    private static ReleaseSnapshot ofDeployment(UnaryOperator<DeploymentBuilder> change) {
        return ReleasedShop.seen(change, UnaryOperator.identity(), PODS);
    }

    private static ReleaseSnapshot ofStatefulSet(UnaryOperator<StatefulSetBuilder> change) {
        return ReleasedShop.seen(UnaryOperator.identity(), change, PODS);
    }

    private static List<String> differences(ReleaseSnapshot seen) {
        return differences(ReleasedShop.recorded(), seen);
    }

    private static List<String> differences(ReleaseState recorded, ReleaseSnapshot seen) {
        return ReleaseComparison.differences(ReleasedShop.WANTED, Optional.of(recorded), seen);
    }
}
