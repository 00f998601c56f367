package dev.slipway.activities.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.plan.Destruction;
import dev.slipway.domain.plan.DestructiveKind;
import dev.slipway.domain.plan.ObjectChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestructiveRulesTest {
    private static final String STATEFUL_SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db}
            spec:
              replicas: 3
              serviceName: db
              podManagementPolicy: Parallel
              persistentVolumeClaimRetentionPolicy: {whenDeleted: Retain, whenScaled: Retain}
              selector: {matchLabels: {app: db}}
              template: {spec: {containers: [{name: main, image: "registry.example/store:1"}]}}
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec: {resources: {requests: {storage: 8Gi}}}
            """;
    private static final String CLAIM = """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "app: db, app: other, spec.selector",
        "serviceName: db, serviceName: other, spec.serviceName",
        "podManagementPolicy: Parallel, podManagementPolicy: OrderedReady, spec.podManagementPolicy",
        "storage: 8Gi, storage: 9Gi, spec.volumeClaimTemplates"
    })
    void aStatefulSetKeepsAllButAFewFields(String before, String after, String named) {
        assertRefused(
                STATEFUL_SET, STATEFUL_SET.replace(before, after), named + " of StatefulSet db cannot be changed");
    }

    @Test
    void aStatefulSetMayGetNewPodsAndReplicas() {
        String after = STATEFUL_SET.replace("store:1", "store:2").replace("replicas: 3", "replicas: 5");

        assertThat(found(STATEFUL_SET, after, "")).isEmpty();
    }

    @Test
    void aSizeWrittenDifferentlyIsNoChange() {
        assertThat(found(STATEFUL_SET, STATEFUL_SET.replace("8Gi", "8192Mi"), ""))
                .isEmpty();
    }

    @Test
    void whatTheClusterHasAlreadyIsNoChangeToIt() {
        String before = STATEFUL_SET.replace("  podManagementPolicy: Parallel\n", "");

        assertThat(found(before, STATEFUL_SET, STATEFUL_SET)).isEmpty();
        assertThat(found(before, STATEFUL_SET, before + "  podManagementPolicy: OrderedReady\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/v1 | Deployment | spec: {selector: {matchLabels: {a: b}}} | spec: {selector: {matchLabels: {a: c}}} | spec.selector",
                "apps/v1 | DaemonSet | spec: {selector: {matchLabels: {a: b}}} | spec: {selector: {matchLabels: {a: c}}} | spec.selector",
                "batch/v1 | Job | spec: {template: {spec: {x: 1}}} | spec: {template: {spec: {x: 2}}} | spec.template",
                "v1 | Service | spec: {clusterIP: None} | spec: {clusterIP: 10.0.0.7} | spec.clusterIP",
                "v1 | Service | spec: {type: ClusterIP} | spec: {type: ClusterIP, clusterIP: None} | spec.clusterIP",
                "v1 | ConfigMap | immutable: true, data: {a: b} | immutable: true, data: {a: c} | data",
                "v1 | Secret | immutable: true, data: {a: b} | immutable: true, data: {a: c} | data",
                "v1 | Secret | type: Opaque | type: kubernetes.io/tls | type",
                "rbac.authorization.k8s.io/v1 | RoleBinding | roleRef: {name: a} | roleRef: {name: b} | roleRef",
                "storage.k8s.io/v1 | StorageClass | provisioner: a | provisioner: b | provisioner",
                "v1 | PersistentVolumeClaim | spec: {storageClassName: a} | spec: {storageClassName: b} | spec.storageClassName",
            })
    void fixedFieldsOfOtherKinds(String version, String kind, String before, String after, String named) {
        String object = "{apiVersion: %s, kind: %s, metadata: {name: it}, %s}";

        assertRefused(
                object.formatted(version, kind, before),
                object.formatted(version, kind, after),
                named + " of " + kind + " it cannot be changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1 | Service | spec: {clusterIP: None} | spec: {type: ClusterIP}",
                "v1 | ConfigMap | data: {a: b} | data: {a: c}",
                "v1 | ConfigMap | data: {a: b} | immutable: true, data: {a: b}",
                "apps/v1 | Deployment | spec: {replicas: 1} | spec: {replicas: 2}",
                "batch/v1 | CronJob | spec: {jobTemplate: {x: 1}} | spec: {jobTemplate: {x: 2}}",
            })
    void fieldsThatMayChange(String version, String kind, String before, String after) {
        String object = "{apiVersion: %s, kind: %s, metadata: {name: it}, %s}";

        assertThat(found(object.formatted(version, kind, before), object.formatted(version, kind, after), ""))
                .isEmpty();
    }

    @Test
    void anObjectIsFrozenIfTheClusterSaysSo() {
        String before = "{apiVersion: v1, kind: ConfigMap, metadata: {name: it}, data: {a: b}}";

        assertThat(found(before, before.replace("a: b", "a: c"), before.replace(", data", ", immutable: true, data")))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.IMMUTABLE_FIELD);
    }

    @Test
    void aClaimMayGrowAndNotShrink() {
        assertThat(found(CLAIM, CLAIM.replace("8Gi", "9Gi"), CLAIM)).isEmpty();
        assertThat(found(CLAIM, CLAIM.replace("8Gi", "8000Mi"), CLAIM))
                .containsExactly(new Destruction(
                        DestructiveKind.VOLUME_SHRUNK,
                        "PersistentVolumeClaim data has 8Gi and would get 8000Mi: volumes cannot shrink"));
    }

    @Test
    void aClaimThatGrewMeanwhileMayNotShrinkToWhatIsPlanned() {
        assertThat(found(CLAIM, CLAIM.replace("8Gi", "9Gi"), CLAIM.replace("8Gi", "20Gi")))
                .extracting(Destruction::reason)
                .containsExactly("PersistentVolumeClaim data has 20Gi and would get 9Gi: volumes cannot shrink");
    }

    @Test
    void whatHoldsDataMustNotGoUnseen() {
        assertThat(found(CLAIM, "", CLAIM)).extracting(Destruction::code).containsExactly(DestructiveKind.DATA_LOST);
        assertThat(found(STATEFUL_SET, "", STATEFUL_SET))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.STATEFUL_SET_REMOVED);
        assertThat(found(STATEFUL_SET.replace("whenDeleted: Retain", "whenDeleted: Delete"), "", ""))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.DATA_LOST);
        assertThat(found("{apiVersion: v1, kind: Namespace, metadata: {name: it}}", "", ""))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.DATA_LOST);
        assertThat(found(
                        "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: it}}",
                        "",
                        ""))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.DATA_LOST);
    }

    @Test
    void whatIsKeptIsNotLost() {
        String kept = CLAIM.replace("{name: data}", "{name: data, annotations: {helm.sh/resource-policy: keep}}");

        assertThat(found(kept, "", kept)).isEmpty();
        assertThat(found(CLAIM, "", kept)).isEmpty();
    }

    @Test
    void volumesOfReplicasThatGoAreLostWhereTheyAreNotRetained() {
        String deleting = STATEFUL_SET.replace("whenScaled: Retain", "whenScaled: Delete");

        assertThat(found(deleting, deleting.replace("replicas: 3", "replicas: 1"), ""))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.DATA_LOST);
        assertThat(found(STATEFUL_SET, STATEFUL_SET.replace("replicas: 3", "replicas: 1"), ""))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:15, postgres:16, PostgreSQL 15 and 16",
        "postgres:16.4-alpine, postgres:15, PostgreSQL 16 and 15",
        "postgres:9.5, postgres:9.6, PostgreSQL 9.5 and 9.6",
        "docker.io/library/postgres:17.2-alpine3.21@sha256:aa, localhost:5000/postgres:18, PostgreSQL 17 and 18",
        "bitnami/postgresql:15.4.0-debian-11, bitnami/postgresql:16.0.0, PostgreSQL 15 and 16",
        "timescale/timescaledb:2.17.2-pg16, timescale/timescaledb:2.17.2-pg17, PostgreSQL 16 and 17",
        "mysql:5.7, mysql:8.4, MySQL 5 and 8",
        "mongo:v6.0.1, mongo:7, MongoDB 6 and 7"
    })
    void aDatabaseOfAnotherMajorVersionMayNotReadItsData(String before, String after, String reason) {
        assertThat(found(withImage(before), withImage(after), ""))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.code()).isEqualTo(DestructiveKind.DATABASE_VERSION);
                    assertThat(found.reason()).contains(reason);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:18.5, postgres:18.6-alpine3.24",
        "postgres:17, bitnami/postgresql:17.2.0",
        "timescale/timescaledb:2.16.0-pg16, timescale/timescaledb:2.17.2-pg16",
        "quay.io/prometheuscommunity/postgres-exporter:0.15, quay.io/prometheuscommunity/postgres-exporter:1.0",
        "registry.example/store:1, registry.example/store:2"
    })
    void otherImagesMayChange(String before, String after) {
        assertThat(found(withImage(before), withImage(after), "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres:latest, postgres:16, cannot be told",
        "postgres@sha256:aa, postgres@sha256:bb, cannot be told",
        "mysql:8, mariadb:8, another program"
    })
    void aDatabaseWhoseVersionCannotBeToldIsSuspect(String before, String after, String reason) {
        assertThat(found(withImage(before), withImage(after), ""))
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).contains(reason));
    }

    @Test
    void aDatabaseIsKnownByItsLabelAndItsVersionByTheAppsToo() {
        String own = """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: db
                  labels: {app.kubernetes.io/component: database, app.kubernetes.io/version: "%s"}
                spec: {template: {spec: {containers: [{name: main, image: "registry.example/store@sha256:%s"}]}}}
                """;

        assertThat(found(own.formatted("4.1", "aa"), own.formatted("5.0", "bb"), ""))
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).contains("store 4 and 5"));
        assertThat(found(own.formatted("4.1", "aa"), own.formatted("4.2", "bb"), ""))
                .isEmpty();
    }

    @Test
    void aDatabaseIsFollowedToAContainerOfAnotherName() {
        String renamed = withImage("postgres:16").replace("name: main", "name: server");

        assertThat(found(withImage("postgres:15"), renamed, ""))
                .extracting(Destruction::code)
                .containsExactly(DestructiveKind.DATABASE_VERSION);
        assertThat(found(withImage("postgres:16"), renamed, "")).isEmpty();
    }

    private static String withImage(String image) {
        return STATEFUL_SET.replace("registry.example/store:1", image);
    }

    private static void assertRefused(String before, String after, String reason) {
        assertThat(found(before, after, before)).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(DestructiveKind.IMMUTABLE_FIELD);
            assertThat(found.reason()).startsWith(reason);
        });
    }

    private static List<Destruction> found(String before, String after, String cluster) {
        List<ObjectChange> changes = new ReleaseComparison(PlanSecrets.in(List.of(), List.of()))
                .compare(Manifests.normal(before), Manifests.normal(after), Manifests.cluster(cluster));
        assertThat(changes).hasSize(1);
        return changes.getFirst().destructive();
    }
}
