package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void tellsTheAlgorithmThatThePemHeaderHides(String algorithm) throws Exception {
        String pem = pem(algorithm);

        assertThat(ClientKey.algorithm(base64(pem), "")).contains(algorithm);
        assertThat(ClientKey.algorithm(
                        "", Files.writeString(folder.resolve("key"), pem).toString()))
                .contains(algorithm);
    }

    @Test
    void leavesKeysAloneWhoseHeaderNamesTheAlgorithm() throws IOException {
        assertThat(ClientKey.algorithm(base64("-----BEGIN EC PRIVATE KEY-----\n"), ""))
                .isEmpty();
        assertThat(ClientKey.algorithm("", "")).isEmpty();
    }

    private static String pem(String algorithm) throws NoSuchAlgorithmException {
        byte[] der = KeyPairGenerator.getInstance(algorithm)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
