/** PostgreSQL: the server that was given, or one of our own from the bundled programs. */
@NullMarked
package dev.slipway.standalone.postgres;

import org.jspecify.annotations.NullMarked;
