package org.faultline.analysis.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.faultline.analysis.graph.Graph;
import org.faultline.analysis.graph.SpectralRadius;
import org.faultline.graph.Chance;
import org.faultline.graph.Drawing;
import org.faultline.graph.Edges;
import org.faultline.graph.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds of random graphs against closed forms and published figures. */
class ThresholdsTest {

    private static final Offset<Double> DIGITS = within(1e-11);

    /** In a random graph of mean degree k each end of a link brings k further links: it falls apart when 1 - 1/k of the nodes are lost. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2.5, 4, 60, 300})
    void aRandomGraphFallsApartAtOneOverItsMeanDegree(double k) {
        Degrees degrees = Degrees.poisson(k);
        assertThat(degrees.mean()).isCloseTo(k, within(1e-12 * k));
        assertThat(degrees.ratio()).isCloseTo(k + 1, within(1e-12 * k));
        assertThat(degrees.percolationThreshold()).isCloseTo(1 / k, within(1e-12 / k));
    }

    /** Three links each: two lead on from the end of a link. One link each leads nowhere. */
    @Test
    void aRegularGraphFallsApartAtOneOverItsDegreeLessOne() {
        assertThat(Degrees.regular(3).percolationThreshold()).isCloseTo(0.5, DIGITS);
        assertThat(Degrees.regular(1).percolationThreshold()).isInfinite();
        assertThatThrownBy(() -> Degrees.regular(0).ratio()).hasMessageContaining("without links");
    }

    /** Degrees 1 and 2 with weights 1 and 1/8: shares 8/9 and 1/9, <k> = 10/9, <k^2> = 12/9; without those of two links nothing leads on. */
    @Test
    void aPowerLawOfTwoDegreesByHand() {
        Degrees degrees = Degrees.powerLaw(3, 1, 2);
        assertThat(degrees.ratio()).isCloseTo(1.2, DIGITS);
        assertThat(degrees.branching(2)).isCloseTo(0.2, DIGITS);
        assertThat(degrees.branching(1)).isZero();
    }

    /** The degrees of 100,000 drawn nodes give the threshold of the pattern they were drawn by within what the drawing varies. */
    @Test
    void theDegreesOfADrawnGraphTellItsThreshold() {
        Edges edges = new Drawing(Pattern.POWER_LAW, 100_000, 0, 3.5, 2, 50, 1).draw(new Chance(5, "layer"));
        Graph graph = Graph.of(
                100_000,
                IntStream.range(0, edges.size()).map(edges::from).toArray(),
                IntStream.range(0, edges.size()).map(edges::to).toArray());
        double expected = Degrees.powerLaw(3.5, 2, 50).percolationThreshold();
        assertThat(Degrees.of(graph).percolationThreshold()).isCloseTo(expected, within(0.05 * expected));
    }

    /** k p = 2.4554 and k P = 1.2564 whatever k (Buldyrev et al. 2010); one network alone loses its component continuously. */
    @ParameterizedTest
    @ValueSource(doubles = {2.6, 4, 17})
    void twoRandomNetworksThatNeedEachOtherCollapseAt(double k) {
        Collapse collapse = Collapse.ofTree(Degrees.poisson(k), 2);
        assertThat(k * collapse.threshold()).isCloseTo(2.45540748228, DIGITS);
        assertThat(k * collapse.remainder()).isCloseTo(1.25643120863, DIGITS);
        assertThat(Collapse.ofTree(Degrees.poisson(k), 1))
                .isEqualTo(new Collapse(Degrees.poisson(k).percolationThreshold(), 0));
        assertThat(Collapse.ofTree(Degrees.poisson(2.4), 2).threshold()).isCloseTo(2.45540748228 / 2.4, DIGITS);
        assertThatThrownBy(() -> Collapse.ofTree(Degrees.poisson(0.9), 2)).hasMessageContaining("nothing is attacked");
    }

    /** k p is the least x / (1 - exp(-x))^n (Gao et al. 2012), here for n = 3 and 5. */
    @ParameterizedTest
    @CsvSource({"3, 8, 3.08911935921", "5, 12, 3.82248676364"})
    void aChainOfRandomNetworksCollapsesAt(int networks, double k, double expected) {
        assertThat(k * Collapse.ofTree(Degrees.poisson(k), networks).threshold())
                .isCloseTo(expected, DIGITS);
    }

    /**
     * Two networks of degree 3 everywhere: a link leads on with e = x (1 - (1 - e)^2), so x = 1 / (2 - e) and g = 1 - (1 - e)^3 =
     * e (3 - 3 e + e^2). A plain search over e for the least x / g must find the same.
     */
    @Test
    void twoRegularNetworksAgainstAPlainSearch() {
        double best = Double.POSITIVE_INFINITY;
        for (double e = 1e-5; e <= 1; e += 1e-5) {
            best = Math.min(best, 1 / ((2 - e) * e * (3 - 3 * e + e * e)));
        }
        assertThat(Collapse.ofTree(Degrees.regular(3), 2).threshold()).isCloseTo(best, within(1e-9));
    }

    /** For Poisson degrees the jump begins at (k + 1 - sqrt(2 k + 1)) / k (Parshani et al. 2010). */
    @ParameterizedTest
    @ValueSource(doubles = {1.5, 4, 12})
    void aPairCollapsesByAJumpFrom(double k) {
        Degrees degrees = Degrees.poisson(k);
        double from = Collapse.jumpFrom(degrees);
        assertThat(from).isCloseTo((k + 1 - Math.sqrt(2 * k + 1)) / k, DIGITS);
        assertThat(Collapse.ofPair(degrees, from * 0.9).remainder()).isZero();
        assertThat(Collapse.continuousThreshold(degrees, 0.3)).isCloseTo(1 / (0.7 * k), DIGITS);
    }

    /**
     * k = 4, q = 0.8: the jump is at p = 0.7075, down from P = 0.2266, the root of 1/P - k exp(-k P) / (1 - exp(-k P)) - 2 q / (s (s + 1 - q))
     * with s^2 = (1 - q)^2 + 4 q P, worked out to 30 digits; just above the share of the jump it is small.
     */
    @Test
    void aPairOfWhichMostNeedEachOtherJumps() {
        Degrees degrees = Degrees.poisson(4);
        assertThat(Collapse.ofPair(degrees, 0.8).threshold()).isCloseTo(0.707512714427, DIGITS);
        assertThat(Collapse.ofPair(degrees, 0.8).remainder()).isCloseTo(0.2266174891494, DIGITS);
        assertThat(Collapse.ofPair(degrees, 0.5001).remainder()).isBetween(0.0, 0.001);
        assertThat(Collapse.ofPair(degrees, 0.5001).threshold()).isCloseTo(1 / (4 * 0.4999), within(1e-6));
    }

    /** When all need each other and both are attacked, a node stays with chance p^2: the threshold is the root of that of one attack. */
    @Test
    void bothAttackedIsOneAttackOfTheSquare() {
        Degrees degrees = Degrees.poisson(5);
        assertThat(Collapse.ofPair(degrees, 1).threshold())
                .isCloseTo(Math.sqrt(Collapse.ofTree(degrees, 2).threshold()), DIGITS);
    }

    /** Pittel, Spencer and Wormald 1996: 3.35, 5.14, 6.79 (rounded down). */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 3.35091887151", "4, 5.14940274699", "5, 6.7992754886"})
    void aCoreAppearsAtTheMeanDegree(int k, double expected) {
        assertThat(MeanDegrees.ofCore(k)).isCloseTo(expected, within(1e-8));
    }

    /** One failed neighbour of at most K: K = 5, 10, 4. With K = 3 the greatest z (1 + z) exp(-z) is 0.84: too few to hang together. */
    @ParameterizedTest
    @CsvSource({
        "0.18, 1.02070390851, 5.76467708716",
        "0.1, 1.00000112521, 13.6593139497",
        "0.25, 1.114141627, 3.86306885836"
    })
    void oneFailureBringsDownManyBetween(double share, double low, double high) {
        MeanDegrees.Window window = MeanDegrees.ofCascades(share);
        assertThat(window.low()).isCloseTo(low, within(1e-9));
        assertThat(window.high()).isCloseTo(high, within(1e-9));
        assertThatThrownBy(() -> MeanDegrees.ofCascades(0.3)).hasMessageContaining("no mean degree");
    }

    /** Two of three: H = (1 - x) (1 + 2 x) is 9/8 at 1/4. All of n: up to 1 - 1/n. One of n: the first failure reaches everybody. */
    @ParameterizedTest
    @CsvSource({"3, 2, 0.111111111111", "2, 2, 0.5", "5, 5, 0.8", "4, 1, 0", "1, 1, 0"})
    void someStayUpWhileFewerFailFirstThan(int suppliers, int failed, double expected) {
        assertThat(Suppliers.critical(suppliers, failed)).isCloseTo(expected, DIGITS);
    }

    /** One asset: infected until it is clean. Two with R = 2: rates 1 and 2 down, 1 up, so s^2 - 4 s + 2 = 0 and s = 2 - sqrt(2). */
    @Test
    void anInfectionThatComesAgainByHand() {
        assertThat(Reinfection.inPool(1, 3)).isEqualTo(new Reinfection(1, 1));
        Reinfection two = Reinfection.inPool(2, 2);
        assertThat(two.decayRate()).isCloseTo(2 - Math.sqrt(2), DIGITS);
        assertThat(two.mean()).isCloseTo(Math.sqrt(2), DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"20, 1.5, 5.95468668873, 0.0725467771915", "30, 1.3, 6.5094991023, 0.078616739281"})
    void anInfectionThatComesAgainSettles(int assets, double ratio, double mean, double decay) {
        Reinfection found = Reinfection.inPool(assets, ratio);
        assertThat(found.mean()).isCloseTo(mean, within(1e-10));
        assertThat(found.decayRate()).isCloseTo(decay, within(1e-12));
    }

    /** A star of six leaves: sqrt(6). A path of five: sqrt(3). A ring: 2. Everybody with everybody: n - 1. Of two graphs the larger. */
    @ParameterizedTest
    @CsvSource({
        "STAR, 7, 2.449489742783178",
        "RING, 8, 2",
        "COMPLETE, 9, 8",
        "LINE, 5, 1.7320508075688772",
        "LINE, 100, 1.9990325645839753"
    })
    void theSpectralRadiusOfPlainGraphs(Pattern pattern, int nodes, double expected) {
        Edges edges = new Drawing(pattern, nodes, 2, 0, 1, 1, 1).draw(new Chance(1, "g"));
        int[] from = IntStream.range(0, edges.size()).map(edges::from).toArray();
        int[] to = IntStream.range(0, edges.size()).map(edges::to).toArray();
        assertThat(SpectralRadius.of(Graph.of(nodes, from, to))).isCloseTo(expected, DIGITS);
        int[] aside = IntStream.concat(IntStream.of(from), IntStream.of(nodes)).toArray();
        int[] there =
                IntStream.concat(IntStream.of(to), IntStream.of(nodes + 1)).toArray();
        assertThat(SpectralRadius.of(Graph.of(nodes + 2, aside, there))).isCloseTo(expected, DIGITS);
    }
}
