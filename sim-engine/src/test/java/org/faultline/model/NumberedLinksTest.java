package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Links of three assets a, b, c, of which the first link is written and the others are drawn. */
class NumberedLinksTest {

    private static final List<Asset> ASSETS = List.of(asset("a"), asset("b"), asset("c"));

    private static Asset asset(String id) {
        return Asset.of(id, AssetKind.FACILITY, new Place(50, 10, "r"));
    }

    private static Network network(List<Link> links) {
        return new Network(
                "test",
                List.of(new Region("r", "r", 0)),
                List.of(),
                ASSETS,
                links,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static NumberedLinks.Drawer written() {
        return new NumberedLinks.Drawer(List.of(new Link("c", "a", Link.Kind.RING)));
    }

    @Test
    void drawnLinksAreLinksLikeWrittenOnes() {
        NumberedLinks.Drawer drawer = written();
        drawer.add(0, 1, Link.Kind.POWER);
        NumberedLinks links = drawer.over(ASSETS);
        assertThat(links).containsExactly(new Link("c", "a", Link.Kind.RING), new Link("a", "b", Link.Kind.POWER));
        assertThat(List.of(links.from(0), links.to(0), links.from(1), links.to(1)))
                .containsExactly(2, 0, 0, 1);
        assertThat(network(links)).isEqualTo(network(List.copyOf(links)));
        assertThat(network(links).numberedLinks()).isSameAs(links);
    }

    @Test
    void anEndThatIsNoAssetIsKnownAsSuch() {
        NumberedLinks links =
                network(List.of(new Link("a", "d", Link.Kind.RING))).numberedLinks();
        assertThat(links.joinsAssets(0)).isFalse();
        assertThat(links.from(0)).isZero();
        assertThatThrownBy(() -> links.to(0)).hasMessage("No asset has the id d.");
    }

    @Test
    void drawnLinksJoinTwoDifferentAssets() {
        NumberedLinks.Drawer beyond = written();
        beyond.add(0, 3, Link.Kind.RING);
        assertThatThrownBy(() -> beyond.over(ASSETS))
                .hasMessage("A link from asset number 0 to number 3 must join two different ones of 3 assets.");
        NumberedLinks.Drawer itself = written();
        itself.add(1, 1, Link.Kind.RING);
        assertThatThrownBy(() -> itself.over(ASSETS)).hasMessageContaining("from asset number 1 to number 1");
    }

    /** Equal letters in another object, strings with equal hashes, an id that stands twice. */
    @Test
    void idsAreFoundByTheirLetters() {
        Numbering numbers = Numbering.of(List.of("Aa", "BB", "x", "x", ""));
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(List.of(
                        numbers.of(String.valueOf(new char[] {'A', 'a'})),
                        numbers.of("BB"),
                        numbers.of("x"),
                        numbers.of(""),
                        numbers.of("C#")))
                .containsExactly(0, 1, 2, 4, Numbering.UNKNOWN);
        assertThat(numbers.size()).isEqualTo(5);
    }
}
