package io.habeas.platform;

/**
 * How this process stands to others.
 *
 * @param soleNode no other process works on the same app database: it is the embedded one, and its folder is locked
 */
public record Deployment(boolean soleNode) {}
