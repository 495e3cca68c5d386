package io.habeas.taxonomy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data categories that datasets and policies may name: the fixed default taxonomy (fideslang 1.2.0), 56 keys in its own
 * order. It cannot be extended at run time.
 */
public final class Taxonomy {

    private static final String KEYS = """
            user.payment
            user.payment.financial_account_number
            system
            system.authentication
            system.operations
            user
            user.biometric
            user.biometric_health
            user.browsing_history
            user.demographic
            user.contact
            user.contact.address
            user.device
            user.device.cookie_id
            user.device.device_id
            user.device.ip_address
            user.gender
            user.location
            user.media_consumption
            user.non_specific_age
            user.observed
            user.profiling
            user.race
            user.religious_belief
            user.search_history
            user.sexual_orientation
            user.social
            user.telemetry
            user.unique_id
            user.user_sensor
            user.organization
            user.workplace
            user.sensor
            user.childrens
            user.contact.address.city
            user.contact.address.country
            user.contact.email
            user.contact.phone_number
            user.contact.address.postal_code
            user.contact.address.state
            user.contact.address.street
            user.credentials
            user.credentials.biometric_credentials
            user.credentials.password
            user.date_of_birth
            user.financial
            user.financial.account_number
            user.genetic
            user.government_id
            user.government_id.drivers_license_number
            user.government_id.national_identification_number
            user.government_id.passport_number
            user.health_and_medical
            user.job_title
            user.name
            user.political_opinion
            """;

    private static final Map<String, DataCategory> BY_KEY = read();

    private Taxonomy() {}

    /** Whether {@code key} is one of the taxonomy. */
    public static boolean contains(String key) {
        return BY_KEY.containsKey(key);
    }

    /** The category of the taxonomy with this key. */
    public static Optional<DataCategory> find(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** All categories, in the order of the taxonomy. */
    public static List<DataCategory> categories() {
        return List.copyOf(BY_KEY.values());
    }

    private static Map<String, DataCategory> read() {
        Map<String, DataCategory> byKey = new LinkedHashMap<>();
        KEYS.lines().forEach(key -> byKey.put(key, new DataCategory(key)));
        return byKey;
    }
}
