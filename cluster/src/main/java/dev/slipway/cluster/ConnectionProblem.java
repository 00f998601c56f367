package dev.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in words why a cluster cannot be reached. */
public final class ConnectionProblem {
    private ConnectionProblem() {}

    /**
     * A sentence for a person, with what to check.
     *
     * @param server the API server's address
     * @param problem what a call to it failed with
     */
    public static String describe(String server, Throwable problem) {
        if (find(problem, SSLException.class).isPresent()) {
            return "TLS with " + server + " failed: check the certificate authority and the client certificate";
        }
        if (find(problem, UnknownHostException.class).isPresent()
                || find(problem, UnresolvedAddressException.class).isPresent()) {
            return "The host of " + server + " is unknown: check the address and DNS";
        }
        if (timedOut(problem)) {
            return server + " did not answer in time";
        }
        if (find(problem, ConnectException.class).isPresent()) {
            return server + " refused the connection: check that the API server runs and the port is right";
        }
        return find(problem, KubernetesClientException.class)
                .map(answer -> answered(server, answer.getCode()))
                .orElse("The connection to " + server + " failed");
    }

    private static String answered(String server, int status) {
        return switch (status) {
            case 0 -> "The connection to " + server + " broke";
            case 401 -> server + " did not accept our credentials (401): renew the token or client certificate";
            case 403 -> server + " refused us access (403): check the rights of our account";
            default -> server + " answered with status " + status;
        };
    }

    private static boolean timedOut(Throwable problem) {
        return find(problem, HttpTimeoutException.class).isPresent()
                || find(problem, HttpConnectTimeoutException.class).isPresent()
                || find(problem, TimeoutException.class).isPresent()
                || find(problem, IOException.class)
                        .map(Throwable::getMessage)
                        .filter(message -> message.contains("timed out"))
                        .isPresent();
    }

    private static <T extends Throwable> Optional<T> find(Throwable problem, Class<T> type) {
        return Stream.<Throwable>iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
