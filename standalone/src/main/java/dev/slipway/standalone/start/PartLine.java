package dev.slipway.standalone.start;

import org.jspecify.annotations.Nullable;

/**
 * A line in the table of parts.
 *
 * @param name the part, such as PostgreSQL
 * @param what what plays it, such as "embedded 18.6"
 * @param where its address or folder, without secrets
 * @param durable whether its data outlives the process
 * @param remark one line that the reader should know beside it, or null
 */
public record PartLine(
        String name,
        String what,
        String where,
        boolean durable,
        @Nullable String remark) {}
