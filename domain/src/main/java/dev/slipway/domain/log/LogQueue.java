package dev.slipway.domain.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The lines of one log that wait to be stored. Guarded by the lock of {@link LogQueues}. */
final class LogQueue {
    private final UUID deploymentId;
    private final ArrayDeque<LogDraft> waiting = new ArrayDeque<>();
    private final List<LogListener> listeners = new ArrayList<>();
    private long characters;
    private long accepted;
    private long done;
    private long parkedUntil = System.nanoTime();
    private boolean finalAccepted;
    private boolean finalStored;
    private boolean ended;

    LogQueue(UUID deploymentId) {
        this.deploymentId = deploymentId;
    }

    UUID deploymentId() {
        return deploymentId;
    }

    void join(LogListener listener) {
        listeners.add(listener);
    }

    void leave(LogListener listener) {
        listeners.remove(listener);
    }

    List<LogListener> listeners() {
        return List.copyOf(listeners);
    }

    /** Whether nobody writes to it and nothing waits in it. */
    boolean idle() {
        return listeners.isEmpty() && waiting.isEmpty();
    }

    boolean hasRoom(LogWriterSettings settings) {
        return waiting.size() < settings.waitingLines() && characters < settings.waitingCharacters();
    }

    /** Whether no line will ever be taken again. */
    boolean closed() {
        return ended || finalAccepted;
    }

    boolean finalStored() {
        return finalStored;
    }

    /** Takes lines; the returned mark is reached when they are stored or dropped. */
    long add(List<LogDraft> lines, boolean ends) {
        lines.forEach(line -> {
            waiting.add(line);
            characters += line.line().length();
        });
        finalAccepted |= ends;
        accepted += lines.size();
        return accepted;
    }

    long mark() {
        return accepted;
    }

    boolean reached(long mark) {
        return done >= mark;
    }

    int size() {
        return waiting.size();
    }

    boolean ready(long now) {
        return !waiting.isEmpty() && now - parkedUntil >= 0;
    }

    long parkedUntil() {
        return parkedUntil;
    }

    void park(long until) {
        parkedUntil = until;
    }

    LogBatch.Part peek(int most) {
        List<LogDraft> lines = waiting.stream().limit(most).toList();
        return new LogBatch.Part(lines, finalAccepted && lines.size() == waiting.size());
    }

    void stored(LogBatch.Part part) {
        if (ended) {
            return;
        }
        part.lines().forEach(line -> remove());
        finalStored |= part.ends();
        ended |= part.ends();
    }

    /** Takes no more lines, and drops those that wait. */
    int end() {
        ended = true;
        int dropped = waiting.size();
        while (!waiting.isEmpty()) {
            remove();
        }
        return dropped;
    }

    private void remove() {
        characters -= waiting.remove().line().length();
        done++;
    }
}
