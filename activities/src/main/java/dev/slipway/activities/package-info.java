/** What workflows do to the world. */
@NullMarked
package dev.slipway.activities;

import org.jspecify.annotations.NullMarked;
