package io.habeas.chaos;

/** What the receivers know about the subject of a request: the same whenever they are asked. */
record Subject(String request) {
    static final int CUSTOMERS = 20;
    private static final int ASKING = 10;

    /** The address that the n-th request is submitted with. */
    static String asking(int number) {
        return customer(1 + number % ASKING);
    }

    static String customer(int number) {
        return "customer-%02d@example.com".formatted(number);
    }

    String phone() {
        return "+1555%07d".formatted(Math.floorMod(request.hashCode(), 10_000_000));
    }

    /** The address of the account that the subject really has; never one that requests are submitted with. */
    String email() {
        return customer(1 + ASKING + Math.floorMod(request.hashCode(), CUSTOMERS - ASKING));
    }
}
