/** Tests of the launcher script. */
@NullMarked
package dev.slipway.standalone.launcher;

import org.jspecify.annotations.NullMarked;
