package dev.slipway.systemtests.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of jobs, for a {@link Finding}. One thread's. */
final class Tally {
    private final List<Duration> extra = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private int times;
    private int jobs;
    private int reached;
    private long beyond;
    private long pending;

    /** Something was done once more. */
    void struck() {
        times++;
    }

    /** A job whose releases were to come to a revision. */
    void count(Fate fate, int wantedRevision) {
        count(fate, fate.succeededWith(wantedRevision), fate.releasesBeyond(wantedRevision));
    }

    /** A job that was to come to some other state. */
    void count(Fate fate, boolean asWanted, long releasesBeyond) {
        jobs++;
        beyond += releasesBeyond;
        pending += fate.pending();
        if (asWanted) {
            reached++;
        } else {
            broken("not as wanted: " + fate);
        }
    }

    /** How much longer a job took than one that nothing happened to. */
    void tookLonger(Duration by) {
        extra.add(by.isNegative() ? Duration.ZERO : by);
    }

    /** Something does not hold. */
    void broken(String what) {
        broken.add(what);
        System.out.println("  BROKEN: " + what);
    }

    /** What was counted. */
    Finding finding(String what, String remark) {
        return new Finding(what, times, jobs, reached, beyond, pending, extra, broken, remark);
    }
}
