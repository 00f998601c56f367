package dev.slipway.api.openapi;

import dev.slipway.api.web.error.ErrorCode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the errors of an operation in the OpenAPI document. Those that every operation has (sign-in, faults, outages,
 * unreadable bodies and parameters, the Idempotency-Key's) need not be named.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface FailsWith {

    /** The codes. */
    ErrorCode[] value();
}
