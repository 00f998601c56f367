package dev.slipway.domain.log.masking;

import java.util.regex.Pattern;

/**
 * Masks the inner lines of a private key that comes line by line. It remembers whether it is inside one, so there is
 * one for each flow of lines. Not thread-safe.
 */
public final class PrivateKeyBlocks {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----\\s*$");
    private static final Pattern BODY = Pattern.compile(
            "[\\s|>\"'+-]{0,64}+(?:[A-Za-z0-9+/=]{1,200}+|(?:Proc-Type|DEK-Info):.{0,200})?[\\s\"',]{0,8}+");

    private boolean inside;

    /** For a flow of lines at its beginning. */
    public PrivateKeyBlocks() {}

    /** The line, or the mark in its place where it is part of a key. */
    public String mask(String line) {
        if (inside && BODY.matcher(line).matches()) {
            return SecretMasker.MARK;
        }
        inside = BEGIN.matcher(line).find();
        return line;
    }
}
