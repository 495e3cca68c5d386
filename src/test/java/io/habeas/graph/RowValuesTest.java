package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {B: 55}                                            | B     | [55]
            {A: [1,2,3]}                                       | A     | [1,2,3]
            {A: [{B:1},{B:3},{B:5}]}                           | A.B   | [1,3,5]
            {A: [[5,6],[7,8]]}                                 | A     | [5,6,7,8]
            {A: [[{D:[3]},{}],[{D:[5]},{D:[99]}]]}             | A.D   | [3,5,99]
            {A: [{B:1}]}                                       | A.E.X | []
            {A: {B: null}}                                     | A.B   | [null]
            {A: 5}                                             | A.B   | [5]
            {A: {B: 1}}                                        | A     | []
            {A: [1, 1]}                                        | A     | [1, 1]
            {A: []}                                            | A     | []
            {}                                                 | A     | []
            """)
    void areAllThatLieAtAPath(String row, String path, String expected) {
        assertThat(RowValues.extract(Rows.row(row), FieldPath.of(path))).isEqualTo(Rows.list(expected));
    }
}
