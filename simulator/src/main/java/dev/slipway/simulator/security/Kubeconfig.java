package dev.slipway.simulator.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes a kubeconfig. */
public final class Kubeconfig {
    private Kubeconfig() {}

    /** With one context, {@code slipway-simulator}. */
    public static String of(URI address, Credentials credentials) {
        String authority = Base64.getEncoder()
                .encodeToString(credentials.certificate().certificatePem().getBytes(StandardCharsets.US_ASCII));
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: slipway-simulator
                  cluster:
                    server: %s
                    certificate-authority-data: %s
                users:
                - name: administrator
                  user:
                    token: %s
                contexts:
                - name: slipway-simulator
                  context:
                    cluster: slipway-simulator
                    user: administrator
                current-context: slipway-simulator
                """.formatted(address, authority, credentials.token());
    }
}
