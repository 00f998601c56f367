package dev.slipway.systemtests.setup;

import dev.slipway.systemtests.target.Environment;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Scenarios that only the simulator can play, such as images that crash. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("simulator")
@DisabledIfEnvironmentVariable(named = Environment.KUBECONFIG, matches = ".+")
public @interface OnSimulator {}
