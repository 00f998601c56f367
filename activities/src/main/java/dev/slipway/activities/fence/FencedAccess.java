package dev.slipway.activities.fence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation's way to the cluster, open until it is closed. Its kubeconfig names the proxy and a token of its own:
 * who does not have that gets nowhere, and once it is closed nobody does. Thread-safe.
 */
public final class FencedAccess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FencedAccess.class);
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What was sent to the cluster is let come to its end for so long; it is usually a matter of milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String id;
    private final String token = random();
    private final Fence fence;
    private final String proxy;
    private final String server;
    private final Consumer<FencedAccess> onClose;
    private final Set<Closeable> answers = ConcurrentHashMap.newKeySet();

    /** Each change on its way reads; who waits for their end writes. */
    private final ReadWriteLock changes = new ReentrantReadWriteLock();

    private volatile boolean closed;

    /** Set later than {@code closed}: what was let through before is answered. */
    private volatile boolean ended;

    FencedAccess(String id, Fence fence, String proxy, String server, Consumer<FencedAccess> onClose) {
        this.id = id;
        this.fence = fence;
        this.proxy = proxy;
        this.server = server;
        this.onClose = onClose;
    }

    /**
     * A kubeconfig for Helm; a secret. Client-go sends no credentials over plain HTTP but a proxy's, so the token is
     * the proxy's password.
     */
    public String kubeconfig() {
        return """
                {"apiVersion": "v1", "kind": "Config", "current-context": "fenced",
                 "contexts": [{"name": "fenced", "context": {"cluster": "fenced", "user": "helm"}}],
                 "users": [{"name": "helm", "user": {}}],
                 "clusters": [{"name": "fenced", "cluster": {
                   "server": "http://%s", "proxy-url": "http://%s:%s@%s"}}]}
                """.formatted(server, id, token, proxy);
    }

    /** Lets nothing more through, and returns when what is on its way to the cluster has come to its end. */
    @Override
    public void close() {
        onClose.accept(this);
        closed = true;
        awaitChanges();
        ended = true;
        answers.forEach(FencedAccess::end);
    }

    String id() {
        return id;
    }

    /** Whether this is the token, told in a time that does not depend on where they differ. */
    boolean isToken(String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a change, to be followed by {@link #endChange}; false where it must not be made. */
    boolean beginChange() {
        changes.readLock().lock();
        if (closed || !fence.isHeld()) {
            changes.readLock().unlock();
            return false;
        }
        return true;
    }

    void endChange() {
        changes.readLock().unlock();
    }

    /** Ends an answer with this access, as nobody will read it any more; a watch would go on for ever. */
    void addAnswer(Closeable answer) throws IOException {
        answers.add(answer);
        if (ended) {
            answer.close();
            throw new IOException("The operation has ended");
        }
    }

    void removeAnswer(Closeable answer) {
        answers.remove(answer);
    }

    /** Also when interrupted: what is on its way must not meet the next holder of the lease. */
    private void awaitChanges() {
        boolean interrupted = Thread.interrupted();
        try {
            if (changes.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                changes.writeLock().unlock();
            } else {
                LOG.warn("A change of {} is still on its way to the cluster", id);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Closeable answer) {
        try {
            answer.close();
        } catch (IOException e) {
            LOG.debug("An answer of the cluster had ended already", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "FencedAccess[" + id + "]";
    }
}
