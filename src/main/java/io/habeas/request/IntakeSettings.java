package io.habeas.request;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;

/** Who may submit requests without a token (design section 7). */
@Section("")
public record IntakeSettings(
        @Setting(
                value = "Whether anybody may submit a request without a token: true, when a trusted proxy stands before"
                        + " this server; false; or auto, only while approval or identity verification is required.",
                byDefault = "auto")
        PublicIntake publicIntake) {

    /** The choices of {@code public_intake}. */
    public enum PublicIntake {
        AUTO,
        TRUE,
        FALSE
    }
}
