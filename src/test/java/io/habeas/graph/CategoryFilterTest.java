package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.taxonomy.DataCategory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryFilterTest {

    private static final String COLLECTION =
            "t: id[system.operations], a[user.name], n { b[user.contact.email], c }, x { a[user.gender], b },"
                    + " j[user.observed], h[user.biometric_health], l(string[])";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user.contact   | {id:1,a:'A',n:{b:'x',c:'y'}}   | {n:{b:'x'}}
            user           | {id:1,a:'A',n:{b:'x',c:'y'}}   | {a:'A',n:{b:'x'}}
            user.name      | {id:1,a:null,l:['p']}          | {a:null}
            user.gender    | {x:[{a:1},{b:3}]}              | {x:[{a:1}]}
            user.gender    | {x:[null,{a:1},{a:null}]}      | {x:[null,{a:1},{a:null}]}
            user.gender    | {x:[[{a:1},{b:2}],[{b:3}]]}    | {x:[[{a:1}]]}
            user.contact   | {n:[{b:['x','y'],c:1}]}        | {n:[{b:['x','y']}]}
            user.contact   | {n:null}                       | {n:null}
            user.observed  | {j:{p:{q:[1,{r:2}]},s:null}}   | {j:{p:{q:[1,{r:2}]},s:null}}
            user.observed  | {j:[{p:1},{}]}                 | {j:[{p:1}]}
            """)
    @Defect("C9")
    void keepsWhatIsTargeted(String target, String row, String expected) {
        assertThat(filter(target).filter(Rows.row(row))).contains(Rows.row(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user.name      | {id:1}
            user.name      | {}
            user.contact   | {n:{c:1}}
            user.contact   | {n:'a text where an object should be'}
            user.contact   | {n:[]}
            user.gender    | {x:[{b:1},{}]}
            user.observed  | {j:{}}
            """)
    @Defect("C9")
    void dropsRowsThatHoldNothingOfIt(String target, String row) {
        assertThat(filter(target).filter(Rows.row(row))).isEmpty();
    }

    @Test
    void tellsThatNothingIsTargeted() {
        assertThat(filter("user.credentials").selectsNothing()).isTrue();
        assertThat(filter("user.name").selectsNothing()).isFalse();
    }

    @Test
    void endsACategoryAtItsDot() {
        assertThat(filter("user.biometric").selectsNothing()).isTrue();
        assertThat(filter("user.biometric_health").selectsNothing()).isFalse();
    }

    @Test
    void makesThePackageOfTheSampleShop() {
        assertThat(ofShop(SampleDatasets.mongo("customer_details"), """
                        {_id: 1, customer_id: 1.0, gender: 'male', birthday: '1988-01-10T00:00:00',
                         workplace_info: {employer: 'Mountain Baking Company', position: 'Chief Strategist',
                           direct_reports: ['Robbie Margo', 'Sully Hunter']},
                         emergency_contacts: [{name: 'June Customer', relationship: 'mother', phone: '444-444-4444'},
                           {name: 'Josh Customer', relationship: 'brother', phone: '111-111-111'}],
                         children: ['Christopher Customer', 'Courtney Customer'], travel_identifiers: ['A111-11111'],
                         comments: [{comment_id: 'com_0001'}]}""")).contains(Rows.row("""
                        {customer_id: 1.0, gender: 'male', birthday: '1988-01-10T00:00:00',
                         workplace_info: {position: 'Chief Strategist', direct_reports: ['Robbie Margo', 'Sully Hunter']},
                         emergency_contacts: [{name: 'June Customer', phone: '444-444-4444'},
                           {name: 'Josh Customer', phone: '111-111-111'}],
                         children: ['Christopher Customer', 'Courtney Customer']}"""));
    }

    @Test
    void leavesOutRowsOfTheShopWithoutPersonalData() {
        assertThat(ofShop(SampleDatasets.postgres("order_item"), "{order_id: 'o', product_id: 1, quantity: 1}"))
                .isEmpty();
        assertThat(ofShop(SampleDatasets.postgres("orders"), "{id: 'o', customer_id: 1, shipping_address_id: 2}"))
                .contains(Rows.row("{customer_id: 1}"));
    }

    private static Optional<Map<String, @Nullable Object>> ofShop(CollectionAddress address, String row) {
        GraphCollection collection = SampleDatasets.shop().collection(address).orElseThrow();
        return new CategoryFilter(collection, List.of(new DataCategory("user"))).filter(Rows.row(row));
    }

    private static CategoryFilter filter(String target) {
        return new CategoryFilter(DatasetNotation.collection("ds", COLLECTION), List.of(new DataCategory(target)));
    }
}
