package dev.slipway.systemtests.setup;

import dev.slipway.systemtests.target.Environment;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Scenarios that kill a real control plane's programs, where the environment allows it. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("testbed")
@EnabledIfEnvironmentVariable(named = Environment.TESTBED, matches = ".+")
public @interface OnTestbed {}
