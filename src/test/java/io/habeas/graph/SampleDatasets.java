package io.habeas.graph;

import java.util.List;

/** The sample shop: a relational dataset and one of documents that refers to it. */
final class SampleDatasets {

    static final String POSTGRES = "postgres_example_test_dataset";
    static final String MONGO = "mongo_test";

    private SampleDatasets() {}

    static GraphDataset postgres() {
        return DatasetNotation.dataset(POSTGRES, """
                address: city[user.contact.address.city], house[user.contact.address.street], id[system.operations](pk), state[user.contact.address.state], street[user.contact.address.street], zip[user.contact.address.postal_code]
                customer: address_id[system.operations](>address.id), created[system.operations], email[user.contact.email](string; id email), id[user.unique_id](pk), name[user.name](string; len 40)
                employee: address_id[system.operations](>address.id), email[user.contact.email](string; id email), id[user.unique_id](pk), name[user.name](string)
                login: customer_id[user.unique_id](<customer.id), id[system.operations](pk), time[user.sensor]
                order_item: order_id[system.operations](<orders.id), product_id[system.operations](>product.id), quantity[system.operations]
                orders: customer_id[user.unique_id](<customer.id), id[system.operations](pk), shipping_address_id[system.operations](>address.id)
                payment_card: billing_address_id[system.operations](>address.id), ccn[user.financial.account_number], code[user.financial], customer_id[user.unique_id](<customer.id), id[system.operations](pk), name[user.financial], preferred[user]
                product: id[system.operations](pk), name[system.operations], price[system.operations]
                report: email[user.contact.email](string; id email), id[system.operations](pk), month[system.operations], name[system.operations], total_visits[system.operations], year[system.operations]
                service_request: alt_email[user.contact.email](string; id email), closed[system.operations], email[system.operations](string; id email), employee_id[user.unique_id](<employee.id), id[system.operations](pk), opened[system.operations]
                visit: email[user.contact.email](string; id email), last_visit[system.operations]
                """);
    }

    static GraphDataset mongo() {
        return DatasetNotation.dataset(MONGO, """
                aircraft: _id[system.operations](pk; object_id), model[system.operations](string), planes[system.operations](string[]; <flights.plane)
                conversations: _id[system.operations](pk; object_id), thread(object[]) { comment(string), message(string), chat_name[user.name](string), ccn[user.financial.account_number](string) }
                customer_details: _id[system.operations](pk), birthday[user.date_of_birth](string), children[user.childrens](string[]), comments(object[]) { comment_id(string; >conversations.thread.comment) }, customer_id[user.unique_id](<postgres_example_test_dataset:customer.id), emergency_contacts(object[]) { name[user.name](string), relationship(string), phone[user.contact.phone_number](string) }, gender[user.gender](string), travel_identifiers(string[]), workplace_info(object) { employer(string), position[user.job_title](string), direct_reports[user.name](string[]) }
                customer_feedback: _id[system.operations](pk; object_id), customer_information { email(string; id email), phone[user.contact.phone_number](string), internal_customer_id[system.operations](string) }, date[system.operations](string), message[user](string), rating[user](integer)
                employee: _id[system.operations](pk; object_id), email[user.contact.email](string; id email), id[user.unique_id](pk; <flights.pilots), name[user.name](string)
                flights: _id[system.operations](pk; object_id), date, flight_no, passenger_information { passenger_ids(string[]; <customer_details.travel_identifiers), full_name[user.name](string) }, pilots[system.operations](string[]), plane[system.operations](integer)
                internal_customer_profile: _id[system.operations](pk; object_id), customer_identifiers { internal_id(string; <customer_feedback.customer_information.internal_customer_id), derived_emails[user](string[]; id email), derived_phone[user](string[]; id phone_number; all) }, derived_interests[user](string[])
                payment_card: _id[system.operations](pk; object_id), billing_address_id[system.operations], ccn[user.financial.account_number](<conversations.thread.ccn), code[user.financial], customer_id[user.unique_id], id[system.operations](pk), name[user.financial], preferred[user]
                rewards: _id(pk; object_id), expiration_date, owner(object[]; all) { phone[user.contact.phone_number](string; <internal_customer_profile.customer_identifiers.derived_phone), shopper_name }, points(integer)
                """);
    }

    static DatasetGraph shop() {
        return DatasetGraph.of(List.of(postgres(), mongo()));
    }

    static CollectionAddress postgres(String collection) {
        return new CollectionAddress(POSTGRES, collection);
    }

    static CollectionAddress mongo(String collection) {
        return new CollectionAddress(MONGO, collection);
    }
}
