package org.faultline.hindcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.faultline.hindcast.Figure.Value;
import org.faultline.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {

    private static final Band TWO_TO_FOUR =
            new Band("end", "hours to the end", 2, 4, Band.Unit.HOURS, "a report", "2 to 4");

    private static List<Value> known(double... numbers) {
        return DoubleStream.of(numbers).mapToObj(x -> new Value(x, false)).toList();
    }

    private static List<Value> and(List<Value> some, double... bounds) {
        return Stream.concat(some.stream(), DoubleStream.of(bounds).mapToObj(x -> new Value(x, true)))
                .toList();
    }

    /** Of 1, 3, 3.5, 5 and 9 h two of five lie in [2, 4]; the third is the median, the first and the last are the tenths. */
    @Test
    void aFigureIsHitWhenItsMedianLiesInTheBand() {
        Figure figure = Figure.of("x", TWO_TO_FOUR, known(9, 1, 3.5, 5, 3), 5);

        assertThat(figure.median()).contains(new Value(3.5, false));
        assertThat(figure.low()).contains(new Value(1, false));
        assertThat(figure.high()).contains(new Value(9, false));
        assertThat(figure.share()).isEqualTo(0.4);
        assertThat(figure.ok()).isTrue();
    }

    /** Two of five runs end at 3 h without an end: at least 3 h may be 3 or 30, so neither they nor their median are in the band. */
    @Test
    void aBoundLiesInNoBandAlthoughItsNumberDoes() {
        Figure figure = Figure.of("x", TWO_TO_FOUR, and(known(2.5, 2.6), 3, 3, 3), 5);

        assertThat(figure.median()).contains(new Value(3, true));
        assertThat(figure.low()).contains(new Value(2.5, false));
        assertThat(figure.share()).isEqualTo(0.4);
        assertThat(figure.bounds()).isEqualTo(3);
        assertThat(figure.ok()).isFalse();
    }

    /** A run stopped at 1 h says of the middle of 1, 2.5 and 3 h only that it is at least 2.5: its end may lie above. */
    @Test
    void aBoundBelowTheMedianMakesItABound() {
        Figure figure = Figure.of("x", TWO_TO_FOUR, and(known(2.5, 3), 1), 3);

        assertThat(figure.median()).contains(new Value(2.5, true));
        assertThat(figure.ok()).isFalse();
    }

    @Test
    void aFigureThatNothingObservesIsMissed() {
        Figure figure = Figure.of("x", TWO_TO_FOUR, List.of(), 5);

        assertThat(figure.median()).isEmpty();
        assertThat(figure.share()).isZero();
        assertThat(figure.ok()).isFalse();
    }

    /** One of four replications gave a value, and it lies in the band: a quarter of what is plausible. */
    @Test
    void replicationsWithoutAValueCountForTheShare() {
        assertThat(Figure.of("x", TWO_TO_FOUR, known(3), 4).share()).isEqualTo(0.25);
        assertThatThrownBy(() -> Figure.of("x", TWO_TO_FOUR, known(3, 3), 1)).hasMessageContaining("2 values of 1");
    }

    @Test
    void aBandOfOneNumberAllowsForRoundingOnly() {
        Band all = new Band("out", "share out", 100, 100, Band.Unit.PER_CENT, "a report", "all");

        assertThat(all.holds(all.unit().of(1 - 1e-13))).isTrue();
        assertThat(all.holds(all.unit().of(0.999999))).isFalse();
        assertThatThrownBy(() -> new Band("out", "share out", 2, 1, Band.Unit.NUMBER, "a", "b"))
                .hasMessageContaining("must have a lower end that is not above the upper");
    }

    @Test
    void aSheetKnowsThePlacesOfItsFaults(@TempDir Path folder) throws IOException {
        String head = "figure,meaning,lo,hi,unit,source,quote_or_basis\n";
        Path sheet = folder.resolve("bands.csv");
        Files.writeString(sheet, head + "a,all,1,2,h,s,q\n");
        assertThat(Band.read(sheet)).containsExactly(new Band("a", "all", 1, 2, Band.Unit.HOURS, "s", "q"));

        Files.writeString(sheet, head + "a,all,1,2,h,s,q\na,all,1,2,h,s,q\n");
        assertThatThrownBy(() -> Band.read(sheet))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("bands.csv:3:1: The figure a stands twice.");
        Files.writeString(sheet, head + "a,all,3,2,h,s,q\n");
        assertThatThrownBy(() -> Band.read(sheet)).hasMessageContaining("bands.csv:2:7: The lower end");
        Files.writeString(sheet, head + "a,all,1,2,min,s,q\n");
        assertThatThrownBy(() -> Band.read(sheet)).hasMessageContaining("The unit must be h, % or 1.");
    }
}
