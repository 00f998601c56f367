/** The process that a program runs in. */
@NullMarked
package dev.slipway.cluster.program;

import org.jspecify.annotations.NullMarked;
