/** The worker in a process of its own: started beside Slipway's, started again when it dies, ended with it. */
@NullMarked
package dev.slipway.standalone.worker;

import org.jspecify.annotations.NullMarked;
