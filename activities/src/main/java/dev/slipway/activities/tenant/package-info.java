/** What a tenant's workflow does to the world. */
@NullMarked
package dev.slipway.activities.tenant;

import org.jspecify.annotations.NullMarked;
