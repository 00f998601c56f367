/** Pages of lists: what a caller may ask for and what they get. */
@NullMarked
package dev.slipway.api.web.list;

import org.jspecify.annotations.NullMarked;
