package io.habeas.fulfilment;

import io.habeas.platform.RequestId;

/** A worker's right to write to a request's ledger: the dispatch it works on, and how often that one was picked up. */
record Claim(RequestId request, int run, int number) {}
