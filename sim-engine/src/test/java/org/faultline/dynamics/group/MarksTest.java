package org.faultline.dynamics.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of members as bits, against a plain list of truths. */
class MarksTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 128, 1000})
    void aSetIsWhatWasPutIntoIt(int members) {
        Random own = new Random(members);
        Marks marks = new Marks(members);
        boolean[] plain = new boolean[members];
        for (int round = 0; round < 20 * members; round++) {
            int m = own.nextInt(members);
            switch (own.nextInt(4)) {
                case 0 -> {
                    marks.set(m);
                    plain[m] = true;
                }
                case 1 -> {
                    marks.clear(m);
                    plain[m] = false;
                }
                case 2 -> {
                    assertThat(marks.takeBit(m)).isEqualTo(plain[m] ? 1 : 0);
                    plain[m] = false;
                }
                default -> {
                    assertThat(marks.take(m)).isEqualTo(plain[m]);
                    plain[m] = false;
                }
            }
            int from = own.nextInt(members + 1);
            assertThat(marks.has(m)).isEqualTo(plain[m]);
            assertThat(marks.next(from)).isEqualTo(next(plain, from));
        }
    }

    private static int next(boolean[] plain, int from) {
        for (int m = from; m < plain.length; m++) {
            if (plain[m]) {
                return m;
            }
        }
        return -1;
    }

    /** 65 members fill one word and one bit of a second; nobody beyond the last is marked. */
    @Test
    void everybodyIsNotMoreThanTheMembers() {
        Marks all = new Marks(65);
        all.setAll();
        Marks copy = new Marks(65);
        copy.copy(all);
        assertThat(copy.next(64)).isEqualTo(64);
        assertThat(copy.next(65)).isEqualTo(-1);
        copy.clear(64);
        assertThat(copy.next(64)).isEqualTo(-1);
        assertThat(all.has(64)).isTrue();
    }

    /** Of 0, 2, 70 without 2, 69 stay 0 and 70: two members, and 2 is gone although it stood there before. */
    @Test
    void aDifferenceHoldsWhoIsInOneSetAlone() {
        Marks some = new Marks(100);
        Marks others = new Marks(100);
        for (int m : new int[] {0, 2, 70}) {
            some.set(m);
        }
        others.set(2);
        others.set(69);
        Marks difference = new Marks(100);
        difference.setAll();
        difference.copyWithout(some, others);
        assertThat(difference.next(0)).isZero();
        assertThat(difference.next(1)).isEqualTo(70);
        assertThat(difference.next(71)).isEqualTo(-1);
        assertThat(difference.count()).isEqualTo(2);
        assertThat(some.count()).isEqualTo(3);
    }
}
