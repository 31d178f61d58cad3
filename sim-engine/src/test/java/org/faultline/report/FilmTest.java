package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.faultline.io.replay.AssetState;
import org.faultline.io.replay.Moment;
import org.faultline.io.replay.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The film shows what the replay says, place by place. */
class FilmTest {

    @TempDir
    Path folder;

    @Test
    void everythingBeginsInService() throws IOException {
        assertThat(film().at(0)).containsOnly(Mark.IN_SERVICE);
    }

    /** Without places shared by several assets, a place shows just the state of its asset at every hour. */
    @Test
    void aPlaceShowsTheWorstOfItsAssetsAtEveryHour() throws IOException {
        Replay replay = replay();
        Projection projection = Projection.around(replay.header().outlines(), replay.assets());
        Film film = Film.of(replay, projection);

        for (int hour = 0; hour <= 48; hour++) {
            Mark[] shown = film.at(hour * 3600);
            Mark[] expected = slowly(replay, projection, film, hour);
            assertThat(shown).as("places at hour %s", hour).containsExactly(expected);
        }
    }

    @Test
    void theCompressedFilmHoldsPlacesAndChangesAsColumns() throws IOException {
        Film film = film();

        ByteBuffer bytes = ByteBuffer.wrap(
                        new GZIPInputStream(new ByteArrayInputStream(film.compressed())).readAllBytes())
                .order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.getInt()).isEqualTo(film.size());
        assertThat(bytes.getInt()).isEqualTo(film.changes()).isPositive();
        assertThat(bytes.remaining()).isEqualTo(film.size() * 4 + film.changes() * 9);
        assertThat(bytes.getChar() / 2.0).isEqualTo(film.x(0));
    }

    /** The plain way: for every place, look at all assets that stand there. */
    private static Mark[] slowly(Replay replay, Projection projection, Film film, int hour) {
        Moment moment = Moment.of(replay, hour * 3_600_000_000L + 999_999);
        Mark[] worst = new Mark[film.size()];
        java.util.Arrays.fill(worst, Mark.IN_SERVICE);
        for (int asset = 0; asset < replay.assets().size(); asset++) {
            if (replay.assets().id(asset).startsWith("registration")) {
                continue;
            }
            double x = Math.round(projection.x(replay.assets().longitude(asset)) * 2) / 2.0;
            double y = Math.round(projection.y(replay.assets().latitude(asset)) * 2) / 2.0;
            Mark mark = markOf(moment.state(asset, false));
            for (int place = 0; place < film.size(); place++) {
                if (film.x(place) == x
                        && film.y(place) == y
                        && Mark.WORST_FIRST.indexOf(mark) < Mark.WORST_FIRST.indexOf(worst[place])) {
                    worst[place] = mark;
                }
            }
        }
        return worst;
    }

    private static Mark markOf(AssetState state) {
        return Mark.valueOf(state.name());
    }

    private Film film() throws IOException {
        Replay replay = replay();
        return Film.of(replay, Projection.around(replay.header().outlines(), replay.assets()));
    }

    private Replay replay() throws IOException {
        SampleRun.small().write(folder);
        return Replay.read(folder.resolve("replay-0.flr"));
    }
}
