package io.habeas.webhook;

/** Whether a webhook is called before or after a policy's work. */
public enum Stage {
    PRE,
    POST;

    /** The step's name in notes and logs: {@code pre_webhooks}, {@code post_webhooks}. */
    public String step() {
        return this == PRE ? "pre_webhooks" : "post_webhooks";
    }
}
