package dev.slipway.domain.log.masking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The ways in which one secret may be written in a log. */
final class SecretForms {
    /** Shorter values are too likely to be part of ordinary words. */
    static final int MIN_LENGTH = 4;

    /** What is longer is a file; its beginning stands for it. */
    private static final int MAX_LENGTH = 4 * 1024;

    /** A shorter piece of base64 turns up by chance. */
    private static final int MIN_BASE64 = 6;

    private static final Set<String> HARMLESS =
            Set.of("true", "false", "null", "none", "changeme", "password", "secret");

    private SecretForms() {}

    /** All forms of a secret; none where it is too short or too common a word to be masked. */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        String whole = secret.strip();
        if (isWorthIt(whole)) {
            add(whole.length() > MAX_LENGTH ? whole.substring(0, MAX_LENGTH) : whole, forms);
            // A secret of several lines, such as a key file, is logged line by line.
            whole.lines()
                    .limit(64)
                    .map(String::strip)
                    .filter(line -> line.length() >= 16)
                    .forEach(forms::add);
        }
        return forms;
    }

    private static boolean isWorthIt(String secret) {
        return secret.length() >= MIN_LENGTH && !HARMLESS.contains(secret.toLowerCase(Locale.ROOT));
    }

    private static void add(String secret, Set<String> forms) {
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        forms.add(secret.replace("'", "''"));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        if (base64.length() >= MIN_BASE64) {
            forms.add(base64);
            forms.add(base64.replace("=", ""));
        }
        for (int shift = 0; shift < 3; shift++) {
            String piece = base64Piece(bytes, shift);
            if (piece.length() >= MIN_BASE64) {
                forms.add(piece);
                forms.add(piece.replace('+', '-').replace('/', '_'));
            }
        }
    }

    /** The characters of a base64 text that depend on the secret alone, where it begins at a byte = shift (mod 3). */
    private static String base64Piece(byte[] secret, int shift) {
        byte[] shifted = new byte[shift + secret.length];
        System.arraycopy(secret, 0, shifted, shift, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = Arrays.asList(0, 2, 3).get(shift);
        int to = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(Math.min(from, to), to);
    }
}
