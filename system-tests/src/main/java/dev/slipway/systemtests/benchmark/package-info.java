/** Measures what docs/benchmarks.md states. */
@NullMarked
package dev.slipway.systemtests.benchmark;

import org.jspecify.annotations.NullMarked;
