/** Slipway's packaged jar as a process of the operating system. */
@NullMarked
package dev.slipway.systemtests.process;

import org.jspecify.annotations.NullMarked;
