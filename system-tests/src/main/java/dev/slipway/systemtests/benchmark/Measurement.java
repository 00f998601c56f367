package dev.slipway.systemtests.benchmark;

/**
 * A measured number.
 *
 * @param what what was measured
 * @param value the number with its unit
 * @param target what it should be; empty where nothing is asked for
 */
record Measurement(String what, String value, String target) {}
