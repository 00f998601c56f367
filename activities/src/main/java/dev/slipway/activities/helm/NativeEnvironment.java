package dev.slipway.activities.helm;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The environment variables of this process as native code sees them. Java's own view of them does not change.
 */
final class NativeEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

    /** Helm's settings from outside: {@code HELM_DRIVER}, {@code HELM_KUBEAPISERVER}, {@code HELM_KUBECONTEXT} … */
    private static final String HELM = "HELM_";

    private NativeEnvironment() {}

    /**
     * Takes Helm's settings away. The library would follow them to another cluster or another place for its records
     * than Slipway reads; it copies the environment when it is loaded, so this has to come before.
     */
    static void removeHelmSettings() {
        List<String> names = System.getenv().keySet().stream()
                .filter(name -> name.startsWith(HELM))
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return;
        }
        Function unset = NativeLibrary.getProcess().getFunction("unsetenv");
        names.forEach(name -> unset.invokeInt(new Object[] {name}));
        LOG.info("The Helm library does not get {}: Slipway sets these itself", String.join(", ", names));
    }
}
