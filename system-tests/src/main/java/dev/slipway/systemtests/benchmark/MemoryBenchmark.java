package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.ProcessMemory;
import dev.slipway.systemtests.process.SlipwayProcess;
import java.util.List;

/** How much memory Slipway takes now. */
final class MemoryBenchmark implements Benchmark {
    private static final long MEBIBYTE = 1024 * 1024;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Measurement> run(SlipwayProcess slipway) {
        long own = ProcessMemory.residentBytes(slipway.pid());
        long children = slipway.descendants().stream()
                .mapToLong(child -> ProcessMemory.proportionalBytes(child.pid()))
                .sum();
        return List.of(
                new Measurement(
                        "resident memory of the process after all of this", own / MEBIBYTE + " MiB", "< 1024 MiB"),
                new Measurement(
                        "proportional memory of the programs beside it (PostgreSQL, Temporal if any)",
                        children / MEBIBYTE + " MiB",
                        ""));
    }
}
