package io.habeas.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A piece of JSON Schema that is laid over what the Java type gives: units, descriptions, patterns, alternatives. On a record or text type it
 * holds wherever the type is used, on a method for its answer. {@code {"$ref": "Simple"}} means the record of that name among
 * {@link #uses()}.
 */
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonShape {
    String value() default "{}";

    Class<?>[] uses() default {};

    /** The name of a record's schema, where its own name says too little without its surroundings. */
    String name() default "";
}
