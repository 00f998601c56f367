/** What is defaulted, checked and refused before an object is stored. */
@NullMarked
package dev.slipway.simulator.admission;

import org.jspecify.annotations.NullMarked;
