/** Temporal: the server that was given, the dev server of the temporal program, or one in the process. */
@NullMarked
package dev.slipway.standalone.temporal;

import org.jspecify.annotations.NullMarked;
