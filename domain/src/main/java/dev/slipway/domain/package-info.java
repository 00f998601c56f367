/** Business rules and storage. */
@NullMarked
package dev.slipway.domain;

import org.jspecify.annotations.NullMarked;
