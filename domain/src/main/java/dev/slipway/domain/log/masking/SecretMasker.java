package dev.slipway.domain.log.masking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces secrets in log lines: those registered for the line's deployment, in plain, quoted, URL-encoded or base64
 * form, and whatever has the look of one (bearer tokens, JWTs, {@code password=…}, URLs with a password, keys). What
 * was registered is known in this process only, until the deployment's log ends. Thread-safe.
 */
public final class SecretMasker {
    /** What stands in a line where a secret was. */
    public static final String MARK = "***";

    private static final Logger LOG = LoggerFactory.getLogger(SecretMasker.class);

    /** Deployments whose secrets are kept; beyond it, those that were not used for the longest time go. */
    private static final int MAX_DEPLOYMENTS = 500;

    /** Characters of all forms of one deployment's secrets. */
    private static final int MAX_CHARACTERS = 256 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Registered> registered = new LinkedHashMap<>(16, 0.75f, true);

    /** A masker that knows no secret yet. */
    public SecretMasker() {}

    /** Adds secrets of a deployment; those shorter than four characters and common words are left alone. */
    public void register(UUID deploymentId, Collection<String> secrets) {
        lock.lock();
        try {
            Registered known = registered.getOrDefault(deploymentId, Registered.NONE);
            if (known.secrets().containsAll(secrets)) {
                return;
            }
            registered.put(deploymentId, known.with(secrets, deploymentId));
            if (registered.size() > MAX_DEPLOYMENTS) {
                registered.remove(registered.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a deployment's secrets. */
    public void forget(UUID deploymentId) {
        lock.lock();
        try {
            registered.remove(deploymentId);
        } finally {
            lock.unlock();
        }
    }

    /** The line with {@link #MARK} in place of every secret; takes time linear in the line. */
    public String mask(UUID deploymentId, String line) {
        BitSet found = new BitSet();
        LiteralMatcher literals = literalsOf(deploymentId);
        if (literals != null) {
            literals.mark(line, found);
        }
        SecretPatterns.mark(line, found);
        return found.isEmpty() ? line : replaced(line, found);
    }

    private @Nullable LiteralMatcher literalsOf(UUID deploymentId) {
        lock.lock();
        try {
            Registered known = registered.get(deploymentId);
            return known == null ? null : known.matcher();
        } finally {
            lock.unlock();
        }
    }

    private static String replaced(String line, BitSet found) {
        StringBuilder masked = new StringBuilder(line.length());
        int plain = 0;
        for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(plain)) {
            masked.append(line, plain, start).append(MARK);
            plain = found.nextClearBit(start);
        }
        return masked.append(line, plain, line.length()).toString();
    }

    private record Registered(Set<String> secrets, LiteralMatcher matcher) {
        static final Registered NONE = new Registered(Set.of(), new LiteralMatcher(Set.of()));

        Registered with(Collection<String> more, UUID deploymentId) {
            Set<String> all = new LinkedHashSet<>(secrets);
            all.addAll(more);
            Set<String> forms = new LinkedHashSet<>();
            all.forEach(secret -> forms.addAll(SecretForms.of(secret)));
            return new Registered(Set.copyOf(all), new LiteralMatcher(bounded(forms, deploymentId)));
        }

        private static List<String> bounded(Set<String> forms, UUID deploymentId) {
            List<String> kept = new ArrayList<>();
            int characters = 0;
            for (String form : forms) {
                characters += form.length();
                if (characters > MAX_CHARACTERS) {
                    LOG.warn("Deployment {} has more secrets than can be masked", deploymentId);
                    break;
                }
                kept.add(form);
            }
            return kept;
        }
    }
}
