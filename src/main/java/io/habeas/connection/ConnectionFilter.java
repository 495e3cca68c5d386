package io.habeas.connection;

import io.habeas.platform.web.Default;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which connections are listed: those that meet all that is given. */
record ConnectionFilter(
        Optional<String> search,
        Optional<Boolean> disabled,
        Optional<TestStatus> testStatus,
        Optional<SystemType> systemType,
        Optional<List<ConnectionType>> connectionType,

        @Default("1") @Range(min = 1, max = Integer.MAX_VALUE)
        int page,

        @Default("50") @Range(min = 1, max = 100) int size) {

    /** What the last test came to. */
    enum TestStatus {
        PASSED,
        FAILED,
        UNTESTED
    }

    /** The types that are wanted, by both of the filters on types. */
    List<ConnectionType> types() {
        return Arrays.stream(ConnectionType.values())
                .filter(type -> connectionType.isEmpty() || connectionType.get().contains(type))
                .filter(type -> systemType.isEmpty() || type.system().equals(systemType))
                .toList();
    }

    PageQuery pageQuery() {
        return new PageQuery(page, size);
    }
}
