/** The first tenant, deployed through the public interface as any caller would. */
@NullMarked
package dev.slipway.standalone.demo;

import org.jspecify.annotations.NullMarked;
