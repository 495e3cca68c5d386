package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class RequestCsvProperties {

    @Property
    @Defect("43")
    void noCellStartsAFormula(@ForAll @StringLength(min = 1, max = 20) String text) {
        String cell = RequestCsv.cell(text);
        assertThat(cell).isNotNull();
        assertThat("=+-@\t\r\n".indexOf(cell.charAt(0))).isNegative();
        assertThat(cell).endsWith(text);
    }

    @Property
    void anOrdinaryTextStaysAsItIs(@ForAll @CharRange(from = 'a', to = 'z') String text) {
        assertThat(RequestCsv.cell(text)).isEqualTo(text);
    }
}
