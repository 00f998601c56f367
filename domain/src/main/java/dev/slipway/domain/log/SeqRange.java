package dev.slipway.domain.log;

/**
 * The numbers that lines got when they were stored.
 *
 * @param first the first line's
 * @param last the last line's
 */
public record SeqRange(long first, long last) {}
