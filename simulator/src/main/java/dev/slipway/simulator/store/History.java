package dev.slipway.simulator.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last changes of one kind. Not thread-safe: guarded by the store's lock. */
final class History {
    private static final int KEPT = 1_024;

    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private long forgotten;

    /** @param start changes up to this revision are not known */
    History(long start) {
        this.forgotten = start;
    }

    void add(Change change) {
        changes.addLast(change);
        if (changes.size() > KEPT) {
            forgotten = changes.removeFirst().object().revision();
        }
    }

    /** Whether some change after the revision may be unknown. */
    boolean forgotAfter(long revision) {
        return revision < forgotten;
    }

    long forgotten() {
        return forgotten;
    }

    List<Change> after(long revision) {
        List<Change> found = new ArrayList<>();
        var newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            Change change = newestFirst.next();
            if (change.object().revision() <= revision) {
                break;
            }
            found.add(change);
        }
        return found.reversed();
    }
}
