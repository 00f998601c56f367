/** Programs beside the process: started apart from the terminal, found again after a crash, ended. */
@NullMarked
package dev.slipway.standalone.process;

import org.jspecify.annotations.NullMarked;
