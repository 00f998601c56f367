package dev.slipway.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How Slipway is used: the one text, which the launcher shows too. */
final class Help {
    private Help() {}

    /** The text of {@code slipway help}. */
    static String text() {
        try (InputStream file = Help.class.getResourceAsStream("help.txt")) {
            if (file == null) {
                throw new IllegalStateException("help.txt is not in the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
