package dev.slipway.systemtests.tenant;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Company codes that nobody used before, so that many runs can share a cluster. */
public final class CompanyCodes {
    /** What every code of this run begins with. */
    public static final String RUN =
            "ST" + Long.toString(System.currentTimeMillis() / 100, 36).toUpperCase(Locale.ROOT);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private CompanyCodes() {}

    /** One more. */
    public static String next() {
        return RUN + "X" + Integer.toString(COUNT.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    }

    /** The namespace of a tenant. */
    public static String namespace(String companyCode) {
        return companyCode.toLowerCase(Locale.ROOT) + "-tenant";
    }
}
