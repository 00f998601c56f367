package dev.slipway.simulator.apply;

/**
 * Who writes, for {@code metadata.managedFields}.
 *
 * @param manager the field manager
 * @param subresource empty for the object itself
 * @param apiVersion of the object
 * @param time now, RFC 3339
 */
public record Writer(String manager, String subresource, String apiVersion, String time) {}
