package dev.slipway.domain.log;

import dev.slipway.domain.log.masking.PrivateKeyBlocks;
import dev.slipway.domain.log.masking.SecretMasker;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Makes lines that may be stored out of what was written for one deployment. Thread-safe. */
final class LogDrafts {
    private final UUID deploymentId;
    private final SecretMasker masker;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Flow, PrivateKeyBlocks> keyBlocks = new HashMap<>();

    LogDrafts(UUID deploymentId, SecretMasker masker, Clock clock) {
        this.deploymentId = deploymentId;
        this.masker = masker;
        this.clock = clock;
    }

    List<LogDraft> of(LogSource source, LogStream stream, String text) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return LineCleaner.split(text).stream()
                .map(line -> new LogDraft(now, source, stream, safe(source, stream, line)))
                .toList();
    }

    private String safe(LogSource source, LogStream stream, String raw) {
        String clean = withoutKeys(new Flow(source, stream), LineCleaner.clean(raw));
        return LineCleaner.cut(masker.mask(deploymentId, clean), raw.length());
    }

    private String withoutKeys(Flow flow, String line) {
        lock.lock();
        try {
            return keyBlocks
                    .computeIfAbsent(flow, any -> new PrivateKeyBlocks())
                    .mask(line);
        } finally {
            lock.unlock();
        }
    }

    private record Flow(LogSource source, LogStream stream) {}
}
