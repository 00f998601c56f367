package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.domain.plan.ChangeKind;
import dev.slipway.domain.plan.FieldChange;
import dev.slipway.domain.plan.ObjectChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReleaseComparisonTest {
    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - name: web
                      image: registry.example/web:1.0.0
                      args: [serve, --quiet]
                      env:
                        - {name: HOST, value: a.example}
                        - {name: COLOUR, value: blue}
                      ports: [{containerPort: 8080}]
                      resources: {limits: {cpu: "1", memory: 1Gi}}
                    - name: side
                      image: registry.example/side:1
            """;

    @Test
    void findsNothingWhereNothingChanges() {
        ObjectChange change = only(compare(WORKLOAD, WORKLOAD));

        assertThat(change)
                .isEqualTo(new ObjectChange("Deployment", "web", ChangeKind.UNCHANGED, List.of(), List.of(), null));
    }

    @Test
    void namesTheFieldsThatChange() {
        ObjectChange change = only(
                compare(WORKLOAD, WORKLOAD.replace("replicas: 2", "replicas: 5").replace("web:1.0.0", "web:1.1.0")));

        assertThat(change.change()).isEqualTo(ChangeKind.CHANGED);
        assertThat(change.destructive()).isEmpty();
        assertThat(change.fields())
                .containsExactly(
                        field("/spec/replicas", "2", "5"),
                        field(
                                "/spec/template/spec/containers[name=web]/image",
                                "\"registry.example/web:1.0.0\"",
                                "\"registry.example/web:1.1.0\""));
    }

    @Test
    void writesTheChangeAsAUnifiedDiff() {
        ObjectChange change = only(compare(WORKLOAD, WORKLOAD.replace("replicas: 2", "replicas: 5")));

        assertThat(change.diff()).isEqualTo("""
                --- live/Deployment/web
                +++ planned/Deployment/web
                @@ -5,7 +5,7 @@
                     app: web
                   name: web
                 spec:
                -  replicas: 2
                +  replicas: 5
                   template:
                     spec:
                       containers:
                """);
    }

    @Test
    void matchesElementsOfListsByName() {
        String after = WORKLOAD.replace("- {name: HOST, value: a.example}", "- {name: FIRST, value: x}")
                .replace("- {name: COLOUR, value: blue}", "- {name: COLOUR, value: red}");

        assertThat(only(compare(WORKLOAD, after)).fields())
                .containsExactly(
                        field(
                                "/spec/template/spec/containers[name=web]/env[name=FIRST]",
                                "null",
                                "{\"name\":\"FIRST\",\"value\":\"x\"}"),
                        field("/spec/template/spec/containers[name=web]/env[name=COLOUR]/value", "\"blue\"", "\"red\""),
                        field(
                                "/spec/template/spec/containers[name=web]/env[name=HOST]",
                                "{\"name\":\"HOST\",\"value\":\"a.example\"}",
                                "null"));
    }

    @Test
    void doesNotCareForTheOrderOfNamedElements() {
        String swapped = WORKLOAD.replace("HOST, value: a.example", "TEMP, value: temp")
                .replace("COLOUR, value: blue", "HOST, value: a.example")
                .replace("TEMP, value: temp", "COLOUR, value: blue");

        assertThat(swapped).isNotEqualTo(WORKLOAD);
        assertThat(only(compare(WORKLOAD, swapped)).change()).isEqualTo(ChangeKind.UNCHANGED);
    }

    @Test
    void comparesListsWithoutNamesAsAWholeOrByNumber() {
        assertThat(only(compare(WORKLOAD, WORKLOAD.replace("--quiet", "--loud")))
                        .fields())
                .containsExactly(field("/spec/template/spec/containers[name=web]/args/1", "\"--quiet\"", "\"--loud\""));
        assertThat(only(compare(WORKLOAD, WORKLOAD.replace("[serve, --quiet]", "[serve]")))
                        .fields())
                .containsExactly(field(
                        "/spec/template/spec/containers[name=web]/args", "[\"serve\",\"--quiet\"]", "[\"serve\"]"));
    }

    @Test
    void takesTheSameQuantityWrittenDifferentlyForTheSame() {
        String other = WORKLOAD.replace("{cpu: \"1\", memory: 1Gi}", "{cpu: 1000m, memory: 1024Mi}");

        assertThat(only(compare(WORKLOAD, other)).change()).isEqualTo(ChangeKind.UNCHANGED);
    }

    @Test
    void leavesOutWhatHelmAndTheServerAdd() {
        String noisy = """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  namespace: cha-tenant
                  uid: 1234
                  resourceVersion: "77"
                  generation: 3
                  creationTimestamp: null
                  managedFields: [{manager: helm}]
                  labels: {app: web, helm.sh/chart: web-2.0.0, app.kubernetes.io/managed-by: Helm}
                  annotations: {meta.helm.sh/release-name: web, deployment.kubernetes.io/revision: "4"}
                status: {readyReplicas: 2}
                """ + WORKLOAD.substring(WORKLOAD.indexOf("spec:"));

        assertThat(only(compare(WORKLOAD, noisy)).change()).isEqualTo(ChangeKind.UNCHANGED);
    }

    @Test
    void listsWhatComesAndWhatGoes() {
        String before = WORKLOAD + "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: old}, data: {a: b}}\n";
        String after = WORKLOAD + "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: new}, data: {a: b}}\n";

        List<ObjectChange> changes = compare(before, after);

        assertThat(changes)
                .extracting(ObjectChange::name, ObjectChange::change)
                .containsExactly(
                        tuple("new", ChangeKind.ADDED),
                        tuple("old", ChangeKind.REMOVED),
                        tuple("web", ChangeKind.UNCHANGED));
        assertThat(changes.getFirst().diff()).contains("+data:\n+  a: b\n");
        assertThat(changes.get(1).diff()).contains("-data:\n-  a: b\n");
        assertThat(changes.get(1).destructive()).isEmpty();
    }

    @Test
    void takesAnotherVersionOfAKindForTheSameObject() {
        String before = "{apiVersion: autoscaling/v2beta2, kind: HorizontalPodAutoscaler, metadata: {name: web}}";

        assertThat(only(compare(before, before.replace("v2beta2", "v2"))).fields())
                .containsExactly(field("/apiVersion", "\"autoscaling/v2beta2\"", "\"autoscaling/v2\""));
    }

    private static List<ObjectChange> compare(String before, String after) {
        var live = Manifests.normal(before);
        var planned = Manifests.normal(after);
        return new ReleaseComparison(PlanSecrets.in(List.of(), List.of())).compare(live, planned, ClusterObjects.NONE);
    }

    private static ObjectChange only(List<ObjectChange> changes) {
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static FieldChange field(String path, String before, String after) {
        JsonMapper mapper = JsonMapper.shared();
        return new FieldChange(path, mapper.readTree(before), mapper.readTree(after));
    }
}
