package io.habeas.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The heading under which the API reference lists a controller's endpoints; one controller of a topic says what it is about. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {
    String value();

    /** One sentence; empty when another controller of the topic says it. */
    String about() default "";
}
