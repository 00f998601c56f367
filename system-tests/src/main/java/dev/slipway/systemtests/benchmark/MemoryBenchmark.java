package dev.slipway.systemtests.benchmark;

import dev.slipway.systemtests.process.HomeProcesses;
import dev.slipway.systemtests.process.ProcessMemory;
import dev.slipway.systemtests.process.SlipwayProcess;
import java.util.List;
import java.util.stream.Stream;

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
        // its servers outlive it, so they are no children of its
        long beside = HomeProcesses.of(slipway.settings().home()).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .filter(pid -> pid != slipway.pid())
                .mapToLong(ProcessMemory::proportionalBytes)
                .sum();
        return List.of(
                new Measurement(
                        "resident memory of the process after all of this", own / MEBIBYTE + " MiB", "< 1024 MiB"),
                new Measurement(
                        "proportional memory of the programs beside it (PostgreSQL, Temporal if any)",
                        beside / MEBIBYTE + " MiB",
                        ""));
    }
}
