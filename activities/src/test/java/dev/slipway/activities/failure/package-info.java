/** Tests of how errors are typed. */
@NullMarked
package dev.slipway.activities.failure;

import org.jspecify.annotations.NullMarked;
