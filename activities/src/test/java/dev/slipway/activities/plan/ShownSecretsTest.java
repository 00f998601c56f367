package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.plan.ChangeKind;
import dev.slipway.domain.plan.FieldChange;
import dev.slipway.domain.plan.ObjectChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShownSecretsTest {
    private static final String OLD = "Zw3ge-und-Drachen";
    private static final String NEW = "Neunundzwanzig Riesen";

    @Test
    void masksASecretsValuesAndShowsThatOneChanged() {
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata: {name: auth}
                data: {username: Y2hh, password: %s}
                """;

        ObjectChange change = only(compare("{}", secret.formatted(base64(OLD)), secret.formatted(base64(NEW))));

        assertThat(change.change()).isEqualTo(ChangeKind.CHANGED);
        assertThat(change.fields())
                .containsExactly(new FieldChange("/data/password", text("***"), text("*** (changed)")));
        assertThat(change.diff())
                .contains("-  password: '***'\n+  password: '*** (changed)'\n", "   username: '***'\n");
        assertHidden(change);
    }

    @Test
    void takesASecretsTextsAndItsDataForTheSame() {
        String texts = "{apiVersion: v1, kind: Secret, metadata: {name: auth}, stringData: {password: " + OLD + "}}";
        String data = "{apiVersion: v1, kind: Secret, metadata: {name: auth}, data: {password: " + base64(OLD) + "}}";

        assertThat(only(compare("{}", texts, data)).change()).isEqualTo(ChangeKind.UNCHANGED);
        assertHidden(only(compare("{}", "", texts)));
        assertHidden(only(compare("{}", texts, "")));
    }

    @Test
    void masksWhatTheValuesCallASecretWhereverItTurnsUp() {
        String values = "{\"auth\": {\"password\": \"" + OLD + "\"}}";
        String config = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: config, annotations: {note: "made with %1$s"}}
                data:
                  url: "postgres://cha@db/cha?key=%1$s"
                  encoded: %2$s
                """.formatted(OLD, base64(OLD));

        ObjectChange change = only(compare(values, "", config));

        assertThat(change.diff()).contains("made with ***", "db/cha?key=***");
        assertHidden(change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {ADMIN_PASSWORD: \"%s\"}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {app.properties: \"a=b\\nadmin.password=%s\"}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {url: \"postgres://cha:%s@db/cha\"}}",
                "{apiVersion: x/v1, kind: Thing, metadata: {name: t}, spec: {clientSecret: \"%s\"}}",
                "{apiVersion: x/v1, kind: Thing, metadata: {name: t}, spec: {apiKey: [\"%s\"]}}",
                "{apiVersion: x/v1, kind: Thing, metadata: {name: t}, spec: {env: [{name: DB_PASSWORD, value: \"%s\"}]}}",
                "{apiVersion: x/v1, kind: Thing, metadata: {name: t}, spec: {args: [\"--password=%s\"]}}",
            })
    void masksWhatIsASecretByItsNameAndShowsThatItChanged(String object) {
        // the rules for texts know no secret with a blank in it
        ObjectChange change = only(compare("{}", object.formatted(OLD), object.formatted(NEW.replace(' ', '-'))));

        assertThat(change.change()).isEqualTo(ChangeKind.CHANGED);
        assertThat(change.fields()).hasSize(1);
        assertThat(change.fields().getFirst().after().toString()).contains("(changed)");
        assertHidden(change);
    }

    @Test
    void masksASecretOfManyLines() {
        String key = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n".repeat(3)
                + "-----END PRIVATE KEY-----";
        String object = "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {tls.pem: \""
                + key.replace("\n", "\\n") + "\"}}";

        assertThat(JsonMapper.shared().writeValueAsString(compare("{}", "", object)))
                .doesNotContain("MIIEvQIBADAN");
    }

    @Test
    void showsTheNamesOfSecretsAndWhatOnlySoundsLikeOne() {
        String workload = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      automountServiceAccountToken: false
                      containers:
                        - name: web
                          env:
                            - name: DATABASE_PASSWORD
                              valueFrom: {secretKeyRef: {name: postgresql-cha-auth, key: password}}
                      volumes:
                        - {name: tls, secret: {secretName: web-tls}}
                """;

        assertThat(only(compare("{}", "", workload)).diff())
                .contains("name: postgresql-cha-auth", "key: password", "secretName: web-tls")
                .contains("automountServiceAccountToken: false");
    }

    @Test
    void masksSecretsInReasonsToo() {
        String values = "{\"registry\": {\"password\": \"" + OLD + "\"}}";
        String set = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec: {template: {spec: {containers: [{name: db, image: "%s/postgres:%s"}]}}}
                """;

        ObjectChange change = only(compare(values, set.formatted(OLD, "15"), set.formatted(OLD, "16")));

        assertThat(change.destructive()).hasSize(1);
        assertHidden(change);
    }

    private static List<ObjectChange> compare(String values, String before, String after) {
        var live = Manifests.normal(before);
        var planned = Manifests.normal(after);
        List<JsonNode> all = new ArrayList<>(live.values());
        all.addAll(planned.values());
        return new ReleaseComparison(PlanSecrets.in(List.of(JsonMapper.shared().readTree(values)), all))
                .compare(live, planned, ClusterObjects.NONE);
    }

    private static ObjectChange only(List<ObjectChange> changes) {
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static void assertHidden(ObjectChange change) {
        assertThat(JsonMapper.shared().writeValueAsString(change))
                .contains("***")
                .doesNotContain(OLD, base64(OLD), base64(OLD).substring(2, 18))
                .doesNotContain("Neunundzwanzig", base64(NEW), base64(NEW).substring(2, 18));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode text(String text) {
        return JsonMapper.shared().valueToTree(text);
    }
}
