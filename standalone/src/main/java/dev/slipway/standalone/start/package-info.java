/** Starting the parts, saying how far it is, and ending them in order. */
@NullMarked
package dev.slipway.standalone.start;

import org.jspecify.annotations.NullMarked;
