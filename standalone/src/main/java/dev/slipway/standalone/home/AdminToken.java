package dev.slipway.standalone.home;

import dev.slipway.standalone.start.StartFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's token.
 *
 * @param value the token
 * @param origin where it comes from
 */
public record AdminToken(String value, Origin origin) {

    private static final Pattern USABLE = Pattern.compile("[!-~]{16,}");

    /** Where a token comes from. */
    public enum Origin {
        /** SLIPWAY_ADMIN_TOKEN. */
        GIVEN,
        /** Made by an earlier start. */
        KEPT,
        /** Made just now: the one time it is shown. */
        NEW
    }

    /**
     * Takes the given token, or the one that is kept in the home, or makes one and keeps it.
     *
     * @throws StartFailure when it can neither be read nor kept
     */
    public static AdminToken of(SlipwayHome home, @Nullable String given) {
        if (given != null) {
            if (!USABLE.matcher(given).matches()) {
                throw new StartFailure("SLIPWAY_ADMIN_TOKEN is too short or has characters that a header cannot carry: "
                        + "give at least 16 letters, digits or signs without blanks, or unset it to have one made.");
            }
            return new AdminToken(given, Origin.GIVEN);
        }
        PrivateFile file = home.adminToken();
        try {
            Optional<String> kept = file.read();
            if (kept.isPresent()) {
                return new AdminToken(kept.get(), Origin.KEPT);
            }
            String made = PrivateFile.newSecret();
            file.write(made);
            return new AdminToken(made, Origin.NEW);
        } catch (IOException e) {
            throw new StartFailure(
                    "Cannot keep the administrator's token in " + file.path() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "AdminToken[" + origin + "]";
    }
}
