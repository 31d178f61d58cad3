package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names on the map, worked out where they are for users. The screen is 400 x 200 pixels, one pixel a kilometre, its middle at (200, 100). */
@NeedsChromium
class NamesPageTest {

    private static final String LAYER =
            """
            async (points) => {
              const { pointNames } = await import('/js/map/names.js');
              const { Camera } = await import('/js/map/camera.js');
              const { gridOver, boundsOf } = await import('/js/map/places.js');
              const places = { x: Float32Array.from(points, ([x]) => x), y: Float32Array.from(points, ([, y]) => y),
                slot: new Uint16Array(points.length), length: points.length };
              const layer = { places, grid: gridOver(places, boundsOf(places)), spacing: () => 3, nameOf: (i) => `site-${i}` };
              const shown = new Uint8Array(points.length).fill(1);
              const region = { text: 'Vale', x: 100, y: 30, half: 20 };
              return pointNames(layer, shown, new Camera(200, 100, 1, 400, 200), [region]).map(({ text, align }) => `${text} ${align}`);
            }
            """;

    @TempDir
    private static Path runs;

    private static Viewer viewer;
    private static Page page;

    @BeforeAll
    static void openAPage() throws IOException {
        viewer = Viewer.over(runs);
        page = viewer.open("");
    }

    @AfterAll
    static void closeIt() {
        if (viewer != null) {
            viewer.close();
        }
    }

    /** In the middle a name stands to the right; at the right edge, and before a neighbour, to the left. */
    @Test
    void aNameStandsBesideItsPointWhereThereIsRoom() {
        assertThat(names(List.of(List.of(200, 100), List.of(390, 100), List.of(200, 150), List.of(230, 150))))
                .containsExactly("site-0 left", "site-1 right", "site-2 right", "site-3 left");
    }

    /** The region's name lies from 80 to 120. A point at 70 has room to its left; one at 50 has not, and stays without a name. */
    @Test
    void aNameNeverLiesOnTheNameOfARegion() {
        assertThat(names(List.of(List.of(70, 30)))).containsExactly("site-0 right");
        assertThat(names(List.of(List.of(50, 30)))).isEmpty();
    }

    @Test
    void whatIsOutOfViewIsNotNamed() {
        assertThat(names(List.of(List.of(200, 100), List.of(900, 100)))).containsExactly("site-0 left");
    }

    @Test
    void aCrowdIsNotNamed() {
        List<List<Integer>> crowd =
                IntStream.range(0, 41).mapToObj(i -> List.of(5 * i, 4 * i)).toList();

        assertThat(names(crowd)).isEmpty();
    }

    private static List<String> names(List<List<Integer>> points) {
        return ((List<?>) page.evaluate(LAYER, points))
                .stream().map(String::valueOf).toList();
    }
}
