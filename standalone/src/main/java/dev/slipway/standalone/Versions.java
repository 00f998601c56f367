package dev.slipway.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of Slipway and of what it carries, written in by the build. */
public final class Versions {
    private static final Properties PROPERTIES = read();

    private Versions() {}

    /** Slipway's own version. */
    public static String slipway() {
        return PROPERTIES.getProperty("slipway", "unknown");
    }

    /** The version of the PostgreSQL programs in the jar, such as 18.6. */
    public static String postgres() {
        return PROPERTIES.getProperty("postgresql", "unknown").replaceFirst("\\.0$", "");
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream file = Versions.class.getResourceAsStream("versions.properties")) {
            if (file == null) {
                throw new IllegalStateException("versions.properties is not in the jar");
            }
            properties.load(file);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
