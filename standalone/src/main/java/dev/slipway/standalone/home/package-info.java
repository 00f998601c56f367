/** The folder that keeps what one Slipway owns: its lock, its token, its data and its logs. */
@NullMarked
package dev.slipway.standalone.home;

import org.jspecify.annotations.NullMarked;
