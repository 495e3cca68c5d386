package io.habeas.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that is written as one text in JSON. It has a public static {@code of(String)} that throws {@link InvalidValue}, and its
 * {@code toString} is the text.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TextValue {}
