package dev.slipway.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The one token of an installation's administrator, kept as its SHA-256. Thread-safe. */
final class AdministratorToken {

    /** The fewest characters that are taken: guessing is not limited, so the token must not be guessable. */
    static final int SHORTEST = 16;

    private final byte[] digest;

    AdministratorToken(String token) {
        this.digest = Sha256.of(token);
    }

    /** Whether {@code given} is the token; takes the same time whatever it is, as digests are compared whole. */
    boolean matches(String given) {
        return MessageDigest.isEqual(digest, Sha256.of(given));
    }

    /** Whether a token can be sent in a header and is long enough. */
    static boolean isUsable(String token) {
        return token.length() >= SHORTEST
                && StandardCharsets.US_ASCII.newEncoder().canEncode(token)
                && token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }
}
