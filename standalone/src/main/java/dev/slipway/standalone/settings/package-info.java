/** What the environment asks for. */
@NullMarked
package dev.slipway.standalone.settings;

import org.jspecify.annotations.NullMarked;
