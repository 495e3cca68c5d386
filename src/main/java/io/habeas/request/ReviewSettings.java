package io.habeas.request;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;

/** What stands between a submitted request and its run. */
@Section("execution")
public record ReviewSettings(
        @Setting(value = "Whether requests wait until somebody approves them.", byDefault = "false")
        boolean requireManualRequestApproval,

        @Setting(
                value = "Whether subjects must prove who they are. Needs e-mail, which this version cannot send yet.",
                byDefault = "false")
        boolean subjectIdentityVerificationRequired) {

    public ReviewSettings {
        if (subjectIdentityVerificationRequired) {
            throw new IllegalArgumentException("execution.subject_identity_verification_required"
                    + " (HABEAS_EXECUTION_SUBJECT_IDENTITY_VERIFICATION_REQUIRED):"
                    + " needs e-mail, which this version cannot send yet");
        }
    }
}
