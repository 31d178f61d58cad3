package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three assets, a, b, a: the last has the id of the first. */
class AssetsByIdTest {

    private static final Place PLACE = new Place(50, 10, "r");
    private static final Asset FIRST = Asset.of("a", AssetKind.GNB, PLACE);
    private static final Asset SECOND = Asset.of("b", AssetKind.GNB, PLACE);
    private static final Asset AGAIN = Asset.of("a", AssetKind.ACCESS_ROUTER, PLACE);

    @Test
    void ofEqualIdsTheFirstCounts() {
        AssetsById assets = new AssetsById(network(FIRST, SECOND, AGAIN));

        assertThat(assets.get("a")).isSameAs(FIRST);
        assertThat(assets).hasSize(2).containsOnlyKeys("a", "b");
        assertThat(assets.values()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatNobodyIsCalledIsNotThere() {
        AssetsById assets = new AssetsById(network(FIRST, SECOND));

        assertThat(assets.get("c")).isNull();
        assertThat(assets.containsKey("c")).isFalse();
        assertThat(assets.keySet()).containsExactly("a", "b");
    }

    /** A guess is a place to look at first, never an answer: neither a wrong one nor the place of a later namesake. */
    @Test
    void aGuessNeverChangesTheAnswer() {
        String a = FIRST.id();
        Numbering distinct = Numbering.of(List.of(a, "b"));
        Numbering twice = Numbering.of(List.of(a, "b", a));

        for (int guess = -1; guess <= 3; guess++) {
            assertThat(distinct.of(a, guess)).isZero();
            assertThat(distinct.of("b", guess)).isEqualTo(1);
            assertThat(distinct.of("c", guess)).isEqualTo(Numbering.UNKNOWN);
            assertThat(twice.of(a, guess)).isZero();
        }
        assertThat(distinct.isDistinct()).isTrue();
        assertThat(twice.isDistinct()).isFalse();
        assertThat(twice.distinct()).isEqualTo(2);
    }

    private static Network network(Asset... assets) {
        return new Network(
                "Test",
                List.of(new Region("r", "Region", 1)),
                List.of(),
                Stream.of(assets).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
