package io.habeas;

public record TestDatabase(String url, String user, String password) {}
