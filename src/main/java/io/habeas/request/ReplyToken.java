package io.habeas.request;

import io.habeas.platform.web.ApiException;
import io.habeas.webhook.Waits.Claim;

/** What each kind of bad reply token is answered with (policy-webhooks section 4); checked before the body and before the request. */
final class ReplyToken {
    private ReplyToken() {}

    /** @throws ApiException 401 or 403 unless it is a reply token in force, be it of this request or of another */
    static void authenticate(Claim claim) {
        switch (claim) {
            case Claim.NoToken _, Claim.Malformed _ -> throw ApiException.unauthorized("Failed to authenticate");
            case Claim.NotAReplyToken _ -> throw ApiException.forbidden("Not Authorized for this action");
            case Claim.Expired _ -> throw ApiException.forbidden("Webhook token expired");
            case Claim.Valid _, Claim.OtherRequest _, Claim.NotOpen _ -> {}
        }
    }
}
