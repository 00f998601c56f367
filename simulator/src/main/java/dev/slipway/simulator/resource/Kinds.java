package dev.slipway.simulator.resource;

import dev.slipway.simulator.resource.Kind.Trait;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds that are served. Besides Kubernetes' own there is Traefik's IngressRoute, so that charts that use one can be tried.
 */
public final class Kinds {
    private static final Map<String, Kind> ALL = new LinkedHashMap<>();

    public static final Kind NAMESPACE = cluster("", "v1", "namespaces", "Namespace", "ns", Trait.STATUS);
    public static final Kind NODE = cluster("", "v1", "nodes", "Node", "no", Trait.STATUS);
    public static final Kind PERSISTENT_VOLUME =
            cluster("", "v1", "persistentvolumes", "PersistentVolume", "pv", Trait.STATUS);
    public static final Kind POD = core("pods", "Pod", "po", Trait.STATUS, Trait.GENERATION, Trait.IN_ALL);
    public static final Kind SERVICE = core("services", "Service", "svc", Trait.STATUS, Trait.IN_ALL);
    public static final Kind SECRET = core("secrets", "Secret", "");
    public static final Kind CONFIG_MAP = core("configmaps", "ConfigMap", "cm");
    public static final Kind SERVICE_ACCOUNT = core("serviceaccounts", "ServiceAccount", "sa");
    public static final Kind CLAIM = core("persistentvolumeclaims", "PersistentVolumeClaim", "pvc", Trait.STATUS);
    public static final Kind EVENT = core("events", "Event", "ev");
    public static final Kind RESOURCE_QUOTA = core("resourcequotas", "ResourceQuota", "quota", Trait.STATUS);
    public static final Kind LIMIT_RANGE = core("limitranges", "LimitRange", "limits");
    public static final Kind DEPLOYMENT =
            apps("deployments", "Deployment", "deploy", Trait.STATUS, Trait.SCALE, Trait.GENERATION, Trait.IN_ALL);
    public static final Kind STATEFUL_SET =
            apps("statefulsets", "StatefulSet", "sts", Trait.STATUS, Trait.SCALE, Trait.GENERATION, Trait.IN_ALL);
    public static final Kind REPLICA_SET =
            apps("replicasets", "ReplicaSet", "rs", Trait.STATUS, Trait.SCALE, Trait.GENERATION, Trait.IN_ALL);
    public static final Kind CONTROLLER_REVISION = apps("controllerrevisions", "ControllerRevision", "");
    public static final Kind JOB =
            namespaced("batch", "v1", "jobs", "Job", "", Trait.STATUS, Trait.GENERATION, Trait.IN_ALL);
    public static final Kind INGRESS =
            namespaced("networking.k8s.io", "v1", "ingresses", "Ingress", "ing", Trait.STATUS, Trait.GENERATION);
    public static final Kind NETWORK_POLICY =
            namespaced("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", "netpol", Trait.GENERATION);
    public static final Kind DISRUPTION_BUDGET = namespaced(
            "policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", "pdb", Trait.STATUS, Trait.GENERATION);
    public static final Kind AUTOSCALER = namespaced(
            "autoscaling",
            "v2",
            "horizontalpodautoscalers",
            "HorizontalPodAutoscaler",
            "hpa",
            Trait.STATUS,
            Trait.IN_ALL);
    public static final Kind ROLE = namespaced("rbac.authorization.k8s.io", "v1", "roles", "Role", "");
    public static final Kind ROLE_BINDING =
            namespaced("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", "");
    public static final Kind LEASE = namespaced("coordination.k8s.io", "v1", "leases", "Lease", "");
    public static final Kind STORAGE_CLASS = cluster("storage.k8s.io", "v1", "storageclasses", "StorageClass", "sc");
    public static final Kind ACCESS_REVIEW = cluster(
            "authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", "", Trait.REVIEW);
    public static final Kind INGRESS_ROUTE = namespaced(
            "traefik.io", "v1alpha1", "ingressroutes", "IngressRoute", "", Trait.GENERATION, Trait.SCHEMALESS);

    private Kinds() {}

    private static Kind core(String plural, String name, String shortName, Trait... traits) {
        return namespaced("", "v1", plural, name, shortName, traits);
    }

    private static Kind apps(String plural, String name, String shortName, Trait... traits) {
        return namespaced("apps", "v1", plural, name, shortName, traits);
    }

    private static Kind namespaced(
            String group, String version, String plural, String name, String shortName, Trait... traits) {
        return add(group, version, plural, name, true, shortName, traits);
    }

    private static Kind cluster(
            String group, String version, String plural, String name, String shortName, Trait... traits) {
        return add(group, version, plural, name, false, shortName, traits);
    }

    private static Kind add(
            String group,
            String version,
            String plural,
            String name,
            boolean namespaced,
            String shortName,
            Trait... traits) {
        Set<Trait> set = EnumSet.noneOf(Trait.class);
        set.addAll(Arrays.asList(traits));
        List<String> shortNames = shortName.isEmpty() ? List.of() : List.of(shortName);
        Kind kind = new Kind(group, version, plural, name, namespaced, shortNames, set);
        ALL.put(group + "/" + version + "/" + plural, kind);
        return kind;
    }

    /** Every kind, in the order of discovery. */
    public static List<Kind> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<Kind> find(String group, String version, String plural) {
        return Optional.ofNullable(ALL.get(group + "/" + version + "/" + plural));
    }

    /** The kind an object says it is of. */
    public static Optional<Kind> ofObject(String apiVersion, String name) {
        return ALL.values().stream()
                .filter(kind -> kind.name().equals(name) && kind.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** The API groups but the core one, each once. */
    public static Set<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        ALL.values().stream().map(Kind::group).filter(group -> !group.isEmpty()).forEach(groups::add);
        return groups;
    }

    /** The kinds of one group, each group being served in one version. */
    public static List<Kind> inGroup(String group) {
        return ALL.values().stream().filter(kind -> kind.group().equals(group)).toList();
    }
}
