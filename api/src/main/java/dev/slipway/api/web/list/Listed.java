package dev.slipway.api.web.list;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a controller's {@link PageRequest} parameter and says how its list may be sorted. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Listed {

    /** The names {@code sort} may have; the first is the default. */
    String[] sortable();

    /** Whether the default order has the largest first. */
    boolean descending() default true;
}
