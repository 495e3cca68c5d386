package io.habeas.cli;

/** The `habeas` command. */
public final class Habeas {
    private Habeas() {}

    static void main(String[] args) {
        System.out.println("habeas");
    }
}
