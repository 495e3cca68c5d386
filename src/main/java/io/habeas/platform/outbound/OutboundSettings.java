package io.habeas.platform.outbound;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.util.List;

/** The outbound guard's settings (design section 5). */
@Section("outbound")
public record OutboundSettings(
        @Setting(
                value = "Whether calls may go to http:// addresses; otherwise only https:// is called.",
                byDefault = "false")
        boolean allowHttp,

        @Setting(
                value =
                        "Networks that may be called although they are not public, such as 10.0.0.0/8, comma-separated.",
                defaultIs = "none")
        List<String> allowedNetworks) {

    public OutboundSettings {
        OutboundPolicy.of(allowHttp, allowedNetworks);
    }

    /** What the guard goes by. */
    OutboundPolicy policy() {
        return OutboundPolicy.of(allowHttp, allowedNetworks);
    }
}
