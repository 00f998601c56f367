/** The dashboard's files, which no compiler looks at. */
@NullMarked
package dev.slipway.api.dashboard;

import org.jspecify.annotations.NullMarked;
