package io.habeas.fulfilment;

/** What a step of a run does, in the order in which runs do it (design section 4). Further kinds take their place here. */
public enum StepKind {
    PRE_WEBHOOK("pre_webhooks"),
    ACCESS("access"),
    UPLOAD("upload"),
    ERASURE("erasure"),
    POST_WEBHOOK("post_webhooks");

    private final String checkpoint;

    StepKind(String checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** The name of the checkpoint in notes and logs (privacy-requests section 1). */
    String checkpoint() {
        return checkpoint;
    }
}
