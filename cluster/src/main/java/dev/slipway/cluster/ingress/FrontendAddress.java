package dev.slipway.cluster.ingress;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the address of a release from its Traefik IngressRoute ({@code spec.routes[*].match}) where there is one, else
 * from its Ingress ({@code spec.rules[*].host}); {@code https} where TLS is configured for the host. It asks for the one
 * object of the release's name, never for a list. Thread-safe.
 */
public final class FrontendAddress {
    private static final ResourceDefinitionContext INGRESS_ROUTE = new ResourceDefinitionContext.Builder()
            .withGroup("traefik.io")
            .withVersion("v1alpha1")
            .withKind("IngressRoute")
            .withPlural("ingressroutes")
            .withNamespaced(true)
            .build();

    /** A host in a Traefik rule: {@code Host(`app.cha.example`)}. */
    private static final Pattern HOST = Pattern.compile("Host\\(\\s*[`\"]([^`\"]+)[`\"]");

    private final KubernetesClient client;

    /** Reads through the given client. */
    public FrontendAddress(KubernetesClient client) {
        this.client = client;
    }

    /**
     * The URL of a release; empty where it has none yet.
     *
     * @throws KubernetesClientException where the cluster refuses or does not answer
     */
    public Optional<String> find(String namespace, String release) {
        Optional<String> route = fromIngressRoute(namespace, release);
        return route.isPresent() ? route : fromIngress(namespace, release);
    }

    private Optional<String> fromIngressRoute(String namespace, String release) {
        try {
            return Optional.ofNullable(client.genericKubernetesResources(INGRESS_ROUTE)
                            .inNamespace(namespace)
                            .withName(release)
                            .get())
                    .flatMap(FrontendAddress::urlOfRoute);
        } catch (KubernetesClientException refused) {
            // a role that does not know Traefik may not read its kinds, and has none of them then
            if (refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                    || refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Optional<String> urlOfRoute(GenericKubernetesResource route) {
        if (!(route.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec)
                || !(spec.get("routes") instanceof List<?> routes)) {
            return Optional.empty();
        }
        String scheme = spec.get("tls") == null ? "http" : "https";
        return routes.stream()
                .filter(Map.class::isInstance)
                .map(one -> String.valueOf(((Map<?, ?>) one).get("match")))
                .map(HOST::matcher)
                .filter(Matcher::find)
                .map(host -> scheme + "://" + host.group(1))
                .findFirst();
    }

    private Optional<String> fromIngress(String namespace, String release) {
        Ingress ingress = client.network()
                .v1()
                .ingresses()
                .inNamespace(namespace)
                .withName(release)
                .get();
        if (ingress == null || ingress.getSpec() == null || ingress.getSpec().getRules() == null) {
            return Optional.empty();
        }
        return ingress.getSpec().getRules().stream()
                .filter(rule -> rule.getHost() != null)
                .map(rule -> (usesTls(ingress, rule.getHost()) ? "https://" : "http://") + rule.getHost())
                .findFirst();
    }

    private static boolean usesTls(Ingress ingress, String host) {
        return ingress.getSpec().getTls() != null
                && ingress.getSpec().getTls().stream()
                        .anyMatch(tls -> tls.getHosts().contains(host));
    }
}
