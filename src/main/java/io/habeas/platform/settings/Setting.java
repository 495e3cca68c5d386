package io.habeas.platform.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;

/** One setting: the component's name in snake_case; its text here is the reference that users read. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** What it does, in a sentence or two. */
    String value();

    /** The value when it is not set; a component that is an Optional may do without. */
    String byDefault() default "";

    /** What the reference shows as default when it is no plain value: "made at first start". */
    String defaultIs() default "";

    /** The unit of a bare number, for durations. */
    ChronoUnit unit() default ChronoUnit.SECONDS;

    /** A secret is never printed. */
    boolean secret() default false;
}
