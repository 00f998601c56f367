/** What every request gets before anything looks at it: its id and its log line. */
@NullMarked
package dev.slipway.api.web.request;

import org.jspecify.annotations.NullMarked;
