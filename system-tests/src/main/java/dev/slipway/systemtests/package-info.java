/** What the system tests and benchmarks drive Slipway with, from outside, knowing nothing but its contract. */
@NullMarked
package dev.slipway.systemtests;

import org.jspecify.annotations.NullMarked;
