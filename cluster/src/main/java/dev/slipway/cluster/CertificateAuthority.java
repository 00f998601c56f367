package dev.slipway.cluster;

import dev.slipway.cluster.ClusterSettingsException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;

/** Takes the certificate of an authority in any of the forms people have it in. */
final class CertificateAuthority {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private CertificateAuthority() {}

    /** The PEM behind PEM, the Base64 of PEM, or the path of a PEM file; checked to hold a certificate. */
    static String pem(String setting, String value) {
        String pem = text(setting, value);
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            return pem;
        } catch (CertificateException e) {
            throw invalid(setting, e);
        }
    }

    private static String text(String setting, String value) {
        if (value.contains(PEM)) {
            // a variable often carries its line ends escaped
            return value.replace("\\n", "\n");
        }
        try {
            String decoded = new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
            if (decoded.contains(PEM)) {
                return decoded;
            }
            String file = Files.readString(ClusterSettings.expandHome(value));
            if (file.contains(PEM)) {
                return file;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(setting, e);
        }
        throw invalid(setting, new InvalidPathException(setting, "holds no certificate"));
    }

    private static ClusterSettingsException invalid(String setting, Exception cause) {
        return new ClusterSettingsException(
                Code.KUBE_CA_INVALID,
                setting + " is no certificate; set it to the authority's PEM, its Base64, or the path of its file",
                cause);
    }
}
