package dev.slipway.activities.helm;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives SIGTERM and SIGINT back to the JVM. The Go runtime inside the Helm library takes them over, and without this a
 * JVM that has used it ignores both and runs no shutdown hook. Reached by reflection, as the compiler's warning of
 * {@code sun.misc} cannot be silenced. Thread-safe.
 */
final class TerminationSignals {
    private static final Logger LOG = LoggerFactory.getLogger(TerminationSignals.class);
    private static final List<String> NAMES = List.of("TERM", "INT");

    private record Handling(Object signal, Object handler) {}

    private final Method handle;
    private final List<Handling> handlings = new ArrayList<>();

    private TerminationSignals(Method handle) {
        this.handle = handle;
    }

    /** Remembers who handles the signals. Call it before the library is first used. */
    static TerminationSignals remember() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            TerminationSignals signals = new TerminationSignals(signal.getMethod("handle", signal, handler));
            for (String name : NAMES) {
                signals.remember(signal.getConstructor(String.class).newInstance(name), handler);
            }
            return signals;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Java has no sun.misc.Signal", e);
        }
    }

    /** Hands the signals back to who had them. */
    synchronized void restore() {
        try {
            for (Handling handling : handlings) {
                handle.invoke(null, handling.signal(), handling.handler());
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("SIGTERM may not end this process any more", e);
        }
    }

    private void remember(Object signal, Class<?> type) throws ReflectiveOperationException {
        InvocationHandler none = (proxy, method, arguments) -> null;
        Object placeholder = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, none);
        try {
            Object handler = handle.invoke(null, signal, placeholder);
            handle.invoke(null, signal, handler);
            handlings.add(new Handling(signal, handler));
        } catch (InvocationTargetException e) {
            // run with -Xrs, the JVM leaves these signals to the operating system
            LOG.debug("This JVM does not handle {}", signal, e);
        }
    }
}
