package io.habeas.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API reference says of an endpoint and its signature does not. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Endpoint {
    /** What it does, in a few words. */
    String value();

    /** What a client should know before it calls; may be empty. */
    String note() default "";

    /** The error statuses it answers by its own decision; 401, 403, 413 and 422 follow from scope and parameters. */
    int[] fails() default {};

    /** The scope that a public endpoint asks for under some settings. */
    String scopeIfSet() default "";

    /** The security scheme of a public endpoint that takes another credential than an access token. */
    String credential() default "";

    /** A content type it can answer with instead of JSON. */
    String alsoAnswers() default "";
}
