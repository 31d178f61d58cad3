package org.faultline.dynamics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of ints that are put in order. */
class IntListTest {

    /** Few of many are sorted; of 1,000, which take sixteen words, 15 are fewer than that, 16 and more are put in order by a bit each. */
    @ParameterizedTest
    @CsvSource({"15, 1000", "16, 1000", "999, 1000", "1000, 1000", "64, 64", "65, 65", "1, 1", "3, 100000"})
    void aSetIsPutInAscendingOrderTimeAndAgain(int size, int bound) {
        IntList list = new IntList();
        for (int seed = 0; seed < 5; seed++) {
            int[] some = new Random(seed).ints(0, bound).distinct().limit(size).toArray();
            list.clear();
            IntStream.of(some).forEach(list::add);
            list.sortSet(bound);
            assertThat(list.toArray()).isEqualTo(IntStream.of(some).sorted().toArray());
        }
    }
}
