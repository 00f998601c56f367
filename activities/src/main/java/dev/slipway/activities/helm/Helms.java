package dev.slipway.activities.helm;

import dev.slipway.activities.fence.FencingProxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes {@link Helm}s. */
public final class Helms {
    /** What {@code SLIPWAY_HELM} says instead of a path to ask for the library. */
    static final String LIBRARY = "library";

    private Helms() {}

    /**
     * The program that is configured, else a Helm 4 on the search path, else the library.
     *
     * @param configured the value of SLIPWAY_HELM, if any: a path, or {@code library}
     * @param searchPath the value of PATH
     * @param proxy how Helm reaches the cluster; it stays the caller's
     * @param store the same cluster's releases
     * @throws HelmException if what is configured cannot be used, or there is neither program nor library
     */
    public static Helm choose(
            @Nullable String configured, @Nullable String searchPath, FencingProxy proxy, ReleaseStore store)
            throws InterruptedException {
        if (LIBRARY.equals(configured)) {
            return library(proxy, store);
        }
        Optional<HelmInstallations.Program> program = HelmInstallations.find(configured, searchPath);
        return program.<Helm>map(
                        found -> new HelmReleases(new HelmProgram(found.path(), found.version()), proxy, store))
                .orElseGet(() -> library(proxy, store));
    }

    /** The library in this process; it is loaded with the first call. */
    public static Helm library(FencingProxy proxy, ReleaseStore store) {
        return new HelmReleases(new HelmLibrary(store), proxy, store);
    }
}
