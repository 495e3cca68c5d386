package io.habeas.fulfilment;

import io.habeas.platform.RequestId;

/** A numbered dispatch of a run, and its name in the job table; nothing else is stored with the job. */
record Dispatch(RequestId request, int run) {

    String instance() {
        return request.value() + "/" + run;
    }

    static Dispatch of(String instance) {
        int slash = instance.lastIndexOf('/');
        return new Dispatch(
                new RequestId(instance.substring(0, slash)), Integer.parseInt(instance.substring(slash + 1)));
    }
}
