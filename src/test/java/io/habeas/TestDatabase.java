package io.habeas;

/** An empty database of its own for one test or one test class. */
public record TestDatabase(String url, String user, String password) {}
