package dev.slipway.domain.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tenant's business key: 2 to 20 ASCII letters and digits, a letter first, kept in upper case. Everything the tenant
 * has in the cluster is named after it.
 *
 * @param value the code in upper case
 */
public record CompanyCode(String value) {
    /** The rule as it is told to people. */
    public static final String RULE = "2 to 20 letters and digits (A-Z, 0-9), a letter first";

    private static final Pattern VALID = Pattern.compile("[A-Z][A-Z0-9]{1,19}");

    /** Refuses what is not a valid code. */
    public CompanyCode {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("A company code is " + RULE);
        }
    }

    /** Reads a code in upper or lower case; empty where it is none. */
    public static Optional<CompanyCode> parse(String text) {
        // Characters such as the dotless i turn into ASCII letters in upper case: they are refused, not folded.
        boolean ascii = text.chars().allMatch(c -> c < 128);
        String upper = text.toUpperCase(Locale.ROOT);
        return ascii && VALID.matcher(upper).matches() ? Optional.of(new CompanyCode(upper)) : Optional.empty();
    }

    /** The code in lower case, as names in the cluster want it. */
    public String lower() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** The tenant's namespace. */
    public String namespace() {
        return lower() + "-tenant";
    }

    @Override
    public String toString() {
        return value;
    }
}
