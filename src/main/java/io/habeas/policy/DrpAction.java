package io.habeas.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a policy answers in the Data Rights Protocol; access and deletion can be used (policies section 2). */
public enum DrpAction {
    @JsonProperty("access")
    ACCESS,
    @JsonProperty("deletion")
    DELETION,
    @JsonProperty("sale:opt_out")
    SALE_OPT_OUT,
    @JsonProperty("sale:opt_in")
    SALE_OPT_IN,
    @JsonProperty("access:categories")
    ACCESS_CATEGORIES,
    @JsonProperty("access:specific")
    ACCESS_SPECIFIC;

    boolean isSupported() {
        return this == ACCESS || this == DELETION;
    }
}
