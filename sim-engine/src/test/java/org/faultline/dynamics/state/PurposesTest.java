package org.faultline.dynamics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What draws are for. */
class PurposesTest {

    /** Two purposes with one number would read the same draws for the same thing. */
    @Test
    void noTwoPurposesHaveTheSameNumber() throws IllegalAccessException {
        List<Integer> numbers = new ArrayList<>();
        for (Field field : Purposes.class.getFields()) {
            if (field.getType() == int.class) {
                numbers.add(field.getInt(null));
            }
        }
        assertThat(numbers).hasSizeGreaterThan(30).doesNotHaveDuplicates().allSatisfy(n -> assertThat(n)
                .isBetween(0, 255));
    }
}
