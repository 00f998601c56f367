package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.activities.helm.ReleaseName;
import dev.slipway.activities.helm.ReleaseState;
import dev.slipway.activities.helm.ReleaseStatus;
import dev.slipway.domain.plan.DriftFinding;
import dev.slipway.domain.plan.DriftKind;
import dev.slipway.domain.plan.DriftReport;
import dev.slipway.domain.plan.FieldChange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DriftTest {
    private static final ReleaseName RELEASE = new ReleaseName(Manifests.NAMESPACE, "web");

    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {annotations: {}}
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1
                      env: [{name: MODE, value: fast}, {name: EMPTY, value: ""}]
                      resources: {limits: {cpu: 1, memory: 0.5Gi}}
                  volumes: [{name: files, configMap: {name: web, defaultMode: 0440}}]
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: web}, stringData: {password: Zwerge-und-Drachen}}
            """;

    /** As an API server gives it back, with its defaults and a container that a webhook added. */
    private static final String CLUSTER = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: cha-tenant
              generation: 4
              labels: {app: web, app.kubernetes.io/managed-by: Helm, team: blue}
              annotations: {meta.helm.sh/release-name: web, deployment.kubernetes.io/revision: "4"}
            spec:
              replicas: 2
              progressDeadlineSeconds: 600
              selector: {matchLabels: {app: web}}
              template:
                metadata: {}
                spec:
                  dnsPolicy: ClusterFirst
                  containers:
                    - name: proxy
                      image: mesh:1
                    - name: web
                      image: registry.example/web:1
                      imagePullPolicy: IfNotPresent
                      env: [{name: MODE, value: fast}, {name: EMPTY}]
                      resources: {limits: {cpu: "1", memory: 512Mi}}
                  volumes: [{name: files, configMap: {name: web, defaultMode: 288}}]
            status: {readyReplicas: 2}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: web}, type: Opaque, data: {password: WndlcmdlLXVuZC1EcmFjaGVu}}
            """;

    @Test
    void findsNothingInWhatServersAdd() {
        assertThat(drift(CLUSTER)).isEqualTo(new DriftReport("web", 4, List.of()));
    }

    @Test
    void namesTheFieldsThatSomebodyChanged() {
        DriftFinding found = only(drift(CLUSTER.replace("registry.example/web:1", "registry.example/web:2")));

        assertThat(found.code()).isEqualTo(DriftKind.OBJECT_CHANGED);
        assertThat(found.object()).isEqualTo("Deployment web");
        assertThat(found.fields())
                .extracting(FieldChange::path)
                .containsExactly("/spec/template/spec/containers[name=web]/image");
        assertThat(found.diff())
                .startsWith("--- wanted/Deployment/web\n+++ cluster/Deployment/web\n")
                .contains("-        image: registry.example/web:1\n+        image: registry.example/web:2\n");
    }

    @Test
    void noticesAFieldThatIsGone() {
        assertThat(only(drift(CLUSTER.replace("{name: MODE, value: fast}, ", "")))
                        .fields())
                .extracting(FieldChange::path)
                .containsExactly("/spec/template/spec/containers[name=web]/env[name=MODE]");
    }

    @Test
    void tellsOfAnotherScaleUnlessAnAutoscalerMadeIt() {
        String scaled = CLUSTER.replace("replicas: 2\n  progress", "replicas: 7\n  progress");

        DriftFinding found = only(drift(scaled));
        assertThat(found.code()).isEqualTo(DriftKind.REPLICAS);
        assertThat(found.message()).isEqualTo("Deployment web is scaled to 7 and not to 2");

        ObjectKey web = new ObjectKey("apps", "Deployment", Manifests.NAMESPACE, "web");
        ClusterObjects autoscaled = new ClusterObjects(Manifests.normal(scaled), Set.of(web));
        assertThat(Drift.of(RELEASE, 4, state(4, ReleaseStatus.DEPLOYED), autoscaled)
                        .drifted())
                .isFalse();
    }

    @Test
    void noticesAnObjectThatIsGone() {
        DriftFinding found = only(drift(CLUSTER.substring(0, CLUSTER.indexOf("---"))));

        assertThat(found.code()).isEqualTo(DriftKind.OBJECT_MISSING);
        assertThat(found.message()).isEqualTo("Secret web is gone from the cluster");
    }

    @Test
    void noticesAChangedPasswordAndDoesNotTellIt() {
        DriftReport report = drift(CLUSTER.replace("Wndlcmdl", "WndldHNjaGdl"));

        assertThat(only(report).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.after().asString("")).isEqualTo("*** (changed)"));
        assertThat(JsonMapper.shared().writeValueAsString(report))
                .doesNotContain("Zwerge")
                .doesNotContain("und-Drachen")
                .doesNotContain("WndldHNja");
    }

    @Test
    void tellsOfAnotherRevisionAndOfOneThatFailed() {
        DriftReport report = Drift.of(RELEASE, 4, state(5, ReleaseStatus.FAILED), Manifests.cluster(CLUSTER));

        assertThat(report.revision()).isEqualTo(5);
        assertThat(report.findings())
                .extracting(DriftFinding::code)
                .containsExactly(DriftKind.REVISION, DriftKind.STATUS);
        assertThat(report.findings())
                .extracting(DriftFinding::message)
                .containsExactly(
                        "Revision 5 is the newest, and Slipway made 4", "Revision 5 is failed and not deployed");
        assertThat(Drift.of(RELEASE, null, state(5, ReleaseStatus.DEPLOYED), Manifests.cluster(CLUSTER))
                        .drifted())
                .isFalse();
    }

    @Test
    void noticesAReleaseThatIsGone() {
        assertThat(only(Drift.of(RELEASE, 4, null, ClusterObjects.NONE)).code()).isEqualTo(DriftKind.RELEASE_MISSING);
        assertThat(only(Drift.of(RELEASE, 4, state(4, ReleaseStatus.UNINSTALLED), ClusterObjects.NONE))
                        .code())
                .isEqualTo(DriftKind.RELEASE_MISSING);
    }

    private static DriftReport drift(String cluster) {
        return Drift.of(RELEASE, 4, state(4, ReleaseStatus.DEPLOYED), Manifests.cluster(cluster));
    }

    private static DriftFinding only(DriftReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().getFirst();
    }

    private static ReleaseState state(int revision, ReleaseStatus status) {
        return new ReleaseState(
                RELEASE,
                revision,
                status,
                "slipway:1",
                "web",
                "1.0.0",
                JsonMapper.shared().createObjectNode(),
                MANIFEST,
                "",
                false);
    }
}
