package io.habeas.cli.demo;

/** A step of the demo did not do what it is to show. */
final class DemoFailedException extends RuntimeException {
    DemoFailedException(String message) {
        super(message, null, false, false);
    }

    DemoFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
