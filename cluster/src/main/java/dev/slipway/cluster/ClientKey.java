package dev.slipway.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tells the algorithm of a client key in PKCS#8 form. Its PEM header does not name it, and the Kubernetes client then
 * takes every key for RSA.
 */
final class ClientKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC");

    private ClientKey() {}

    /**
     * The algorithm as Java names it; empty where there is no key, its header names the algorithm itself, or it is one
     * that the client does not know.
     *
     * @param data the Base64 of PEM, as in a kubeconfig; null or empty where the key is in a file
     */
    static Optional<String> algorithm(String data, String file) throws IOException {
        if (!data.isEmpty()) {
            return algorithm(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
        }
        return file.isEmpty() ? Optional.empty() : algorithm(Files.readString(Path.of(file)));
    }

    private static Optional<String> algorithm(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        return ALGORITHMS.stream().filter(algorithm -> fits(algorithm, der)).findFirst();
    }

    private static boolean fits(String algorithm, byte[] der) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)) != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
