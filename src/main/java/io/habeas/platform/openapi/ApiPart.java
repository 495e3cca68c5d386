package io.habeas.platform.openapi;

/** What a feature adds to the API description beyond its endpoints; every bean of this type is asked when the description is built. */
public interface ApiPart {
    void addTo(ApiDraft draft);
}
