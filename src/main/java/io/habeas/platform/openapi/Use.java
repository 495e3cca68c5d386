package io.habeas.platform.openapi;

/** Whether JSON comes in, where members may be absent, or goes out, where all are present. */
enum Use {
    SENT,
    SHOWN
}
