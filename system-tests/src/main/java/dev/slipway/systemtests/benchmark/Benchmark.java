package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.SlipwayProcess;
import java.util.List;

/** Measures something on a Slipway that is ready. */
interface Benchmark {
    /** What it is called on the command line. */
    String name();

    /** Measures. */
    List<Measurement> run(SlipwayProcess slipway);
}
