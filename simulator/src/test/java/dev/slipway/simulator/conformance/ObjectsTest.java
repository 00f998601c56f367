package dev.slipway.simulator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectsTest extends Conformance {
    ObjectsTest(TestCluster cluster) {
        super(cluster);
    }

    @Test
    void refusesASecondObjectOfTheSameName() {
        client.resource(configMap("one", Map.of())).create();
        Status status =
                refusal(() -> client.resource(configMap("one", Map.of())).create());
        assertThat(status.getCode()).isEqualTo(409);
        assertThat(status.getReason()).isEqualTo("AlreadyExists");
        assertThat(status.getMessage()).isEqualTo("configmaps \"one\" already exists");
    }

    @Test
    void refusesAWriteOfAnOldRevision() {
        ConfigMap old = client.resource(configMap("one", Map.of("a", "1"))).create();
        client.resource(configMap("one", Map.of("a", "2"))).update();
        ConfigMap late = new ConfigMapBuilder(old).addToData("b", "3").build();
        Status status = refusal(() -> client.resource(late).update());
        assertThat(status.getCode()).isEqualTo(409);
        assertThat(status.getMessage())
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"one\": the object has been modified; please apply your"
                                + " changes to the latest version and try again");
    }

    @Test
    void keepsTheRevisionWhenNothingChanges() {
        ConfigMap made = client.resource(configMap("one", Map.of("a", "1"))).create();
        ConfigMap again = client.resource(configMap("one", Map.of("a", "1"))).update();
        assertThat(again.getMetadata().getResourceVersion())
                .isEqualTo(made.getMetadata().getResourceVersion());
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(refusal(() -> client.resource(configMap("none", Map.of("a", "b")))
                                .update())
                        .getMessage())
                .isEqualTo("configmaps \"none\" not found");
        ConfigMap elsewhere = configMap("one", Map.of());
        elsewhere.getMetadata().setNamespace("no-such-namespace");
        Status status = refusal(() -> client.resource(elsewhere).create());
        assertThat(status.getCode()).isEqualTo(404);
        assertThat(status.getMessage()).isEqualTo("namespaces \"no-such-namespace\" not found");
    }

    @Test
    void refusesANameThatIsNone() {
        Status status =
                refusal(() -> client.resource(configMap("Not_A_Name", Map.of())).create());
        assertThat(status.getCode()).isEqualTo(422);
        assertThat(status.getReason()).isEqualTo("Invalid");
        assertThat(status.getMessage())
                .startsWith(
                        "ConfigMap \"Not_A_Name\" is invalid: metadata.name: Invalid value: \"Not_A_Name\": a lowercase RFC 1123"
                                + " subdomain must consist of lower case alphanumeric characters, '-' or '.'");
    }

    @Test
    void makesNamesUp() {
        ConfigMap map = configMap("x", Map.of());
        map.getMetadata().setName(null);
        map.getMetadata().setGenerateName("made-");
        assertThat(client.resource(map).create().getMetadata().getName()).matches("made-[a-z0-9]{5}");
    }

    @Test
    void storesNothingInADryRun() {
        ConfigMap shown =
                client.resource(configMap("one", Map.of("a", "1"))).dryRun().create();
        assertThat(shown.getMetadata().getUid()).isNotEmpty();
        assertThat(client.resource(shown).get()).isNull();
    }

    @Test
    void selectsByLabelsAndFields() {
        for (String each : List.of("a", "b", "c")) {
            ConfigMap map = configMap(each, Map.of());
            map.getMetadata().setLabels(each.equals("c") ? Map.of("tier", "c") : Map.of("tier", each, "known", "yes"));
            client.resource(map).create();
        }
        assertThat(selected("tier=a")).containsExactly("a");
        assertThat(selected("tier in (a,b)")).containsExactly("a", "b");
        assertThat(selected("tier notin (a,b),tier")).containsExactly("c");
        assertThat(selected("known")).containsExactly("a", "b");
        assertThat(selected("!known,tier")).containsExactly("c");
        assertThat(selected("tier!=b,tier")).containsExactly("a", "c");
        assertThat(client.configMaps()
                        .inNamespace(namespace)
                        .withField("metadata.name", "b")
                        .list()
                        .getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("b");
        Status status = refusal(() -> client.configMaps()
                .inNamespace(namespace)
                .withField("data.a", "b")
                .list());
        assertThat(status.getCode()).isEqualTo(400);
        assertThat(status.getMessage())
                .contains("\"data.a\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
    }

    private List<String> selected(String selector) {
        return client.configMaps().inNamespace(namespace).withLabelSelector(selector).list().getItems().stream()
                .map(map -> map.getMetadata().getName())
                .toList();
    }

    @Test
    void listsByPages() {
        for (int i = 0; i < 5; i++) {
            client.resource(configMap("map-" + i, Map.of())).create();
        }
        ConfigMapList first = client.configMaps()
                .inNamespace(namespace)
                .list(new ListOptionsBuilder().withLimit(4L).build());
        assertThat(first.getItems()).hasSize(4);
        assertThat(first.getMetadata().getRemainingItemCount()).isEqualTo(2L);
        ConfigMapList rest = client.configMaps()
                .inNamespace(namespace)
                .list(new ListOptionsBuilder()
                        .withLimit(4L)
                        .withContinue(first.getMetadata().getContinue())
                        .build());
        assertThat(rest.getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("map-3", "map-4");
        assertThat(rest.getMetadata().getContinue()).isNullOrEmpty();
    }

    @Test
    void patchesInThreeWays() {
        client.resource(configMap("one", Map.of("a", "1", "b", "2"))).create();
        patch(
                PatchType.JSON,
                "[{\"op\":\"replace\",\"path\":\"/data/a\",\"value\":\"x\"},{\"op\":\"remove\",\"path\":\"/data/b\"}]");
        assertThat(data()).isEqualTo(Map.of("a", "x"));
        patch(PatchType.JSON_MERGE, "{\"data\":{\"a\":null,\"c\":\"3\"}}");
        assertThat(data()).isEqualTo(Map.of("c", "3"));
        patch(PatchType.STRATEGIC_MERGE, "{\"data\":{\"$patch\":\"replace\",\"d\":\"4\"}}");
        assertThat(data()).isEqualTo(Map.of("d", "4"));
    }

    private void patch(PatchType type, String patch) {
        client.configMaps().inNamespace(namespace).withName("one").patch(PatchContext.of(type), patch);
    }

    private Map<String, String> data() {
        return client.configMaps().inNamespace(namespace).withName("one").get().getData();
    }

    @Test
    void waitsForFinalizers() {
        ConfigMap map = configMap("held", Map.of());
        map.getMetadata().setFinalizers(List.of("slipway.dev/test"));
        client.resource(map).create();
        client.resource(map).delete();
        assertThat(client.resource(map).get().getMetadata().getDeletionTimestamp())
                .isNotEmpty();
        client.configMaps()
                .inNamespace(namespace)
                .withName("held")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        assertThat(client.resource(map).get()).isNull();
    }

    @Test
    void refusesUnknownFieldsWhenAskedTo() {
        String body = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"one\"},\"dta\":{}}";
        String path = "/api/v1/namespaces/" + namespace + "/configmaps";
        Status status = refusal(() -> client.raw(path + "?fieldValidation=Strict", "POST", body));
        assertThat(status.getCode()).isEqualTo(400);
        assertThat(status.getMessage())
                .isEqualTo(
                        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field \"dta\"");
        assertThat(client.raw(path, "POST", body)).contains("\"name\":\"one\"").doesNotContain("dta");
    }

    @Test
    void answersUnknownResourcesWith404() {
        GenericKubernetesResource unknown = object("""
                apiVersion: v1
                kind: Nonsense
                metadata: {name: x}
                """);
        assertThat(unknown.getKind()).isEqualTo("Nonsense");
        assertThat(client.raw("/api/v1/nonsenses")).isNull();
        assertThat(client.raw("/apis/no.such.group/v1")).isNull();
    }

    @Test
    void keepsImmutableSecretsAndTheTypeOfAny() {
        client.resource(object("""
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: fixed}
                        immutable: true
                        stringData: {a: b}
                        """)).create();
        Status data = refusal(() -> client.secrets()
                .inNamespace(namespace)
                .withName("fixed")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":\"eA==\"}}"));
        assertThat(data.getMessage())
                .isEqualTo("Secret \"fixed\" is invalid: data: Forbidden: field is immutable when `immutable` is set");
        Status type = refusal(() -> client.secrets()
                .inNamespace(namespace)
                .withName("fixed")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"type\":\"other\"}"));
        assertThat(type.getMessage())
                .isEqualTo("Secret \"fixed\" is invalid: type: Invalid value: \"other\": field is immutable");
    }

    @Test
    void fillsInWhatAServiceLeavesOut() {
        client.resource(object("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: web}
                        spec: {selector: {app: web}, ports: [{port: 80}]}
                        """)).create();
        Service service =
                client.services().inNamespace(namespace).withName("web").get();
        assertThat(service.getSpec().getClusterIP()).matches("[0-9.]+");
        assertThat(service.getSpec().getType()).isEqualTo("ClusterIP");
        assertThat(service.getSpec().getSessionAffinity()).isEqualTo("None");
        assertThat(service.getSpec().getPorts().getFirst().getProtocol()).isEqualTo("TCP");
        assertThat(service.getSpec().getPorts().getFirst().getTargetPort().getIntVal())
                .isEqualTo(80);
    }
}
