package org.faultline.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.faultline.io.replay.ReplayHeader;
import org.faultline.io.replay.ReplayHeader.Named;

/**
 * A film and the numbers that go with it, as the player of the page reads them.
 *
 * @param start local time at which the scenario begins
 * @param width of the map in units
 * @param height of the map in units
 * @param magnified how many times larger than usual marks are drawn
 * @param stepSeconds between two moments
 * @param moments their number
 * @param worst the moment at which most people are affected
 * @param sectors their level and the people affected at every moment
 * @param data {@link Film#compressed()} in base 64
 */
record FilmReel(
        String start,
        int width,
        int height,
        double magnified,
        int stepSeconds,
        int moments,
        int worst,
        List<Sector> sectors,
        String data) {

    /** A sector at every moment: level in [0, 1], people affected. */
    record Sector(String title, List<Double> level, List<Long> people) {}

    /** The reel of a run. */
    static FilmReel of(ReplayHeader header, Projection projection, Film film, Moments moments) {
        List<Sector> sectors = new ArrayList<>();
        for (int number = 0; number < header.sectors().size(); number++) {
            sectors.add(sector(header.sectors().get(number), number, moments));
        }
        return new FilmReel(
                header.start(),
                projection.width(),
                projection.height(),
                MapPicture.magnification(film),
                moments.stepSeconds(),
                moments.count(),
                moments.worst(),
                sectors,
                Base64.getEncoder().encodeToString(film.compressed()));
    }

    private static Sector sector(Named sector, int number, Moments moments) {
        List<Double> level = new ArrayList<>();
        List<Long> people = new ArrayList<>();
        for (int moment = 0; moment < moments.count(); moment++) {
            level.add(Math.round(moments.level(number, moment) * 1e4) / 1e4);
            people.add(Math.round(moments.people(number, moment)));
        }
        return new Sector(sector.title(), level, people);
    }
}
