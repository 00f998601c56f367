/** What happened to tenants, and how they stood at a time, over HTTP. */
@NullMarked
package dev.slipway.api.timeline;

import org.jspecify.annotations.NullMarked;
