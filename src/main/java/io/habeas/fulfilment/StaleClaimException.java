package io.habeas.fulfilment;

/** Somebody else works on the request by now: this worker was thought dead, or a later dispatch was made. It stops and writes nothing. */
final class StaleClaimException extends RuntimeException {
    StaleClaimException(Claim claim) {
        super(
                "Run " + claim.run() + " of " + claim.request() + " is no longer claimed by this worker",
                null,
                false,
                false);
    }
}
