package org.faultline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.io.replay.Replay;

/** What happens: the country at the worst moment of the median run, and the whole run to play where scripts are allowed. */
final class MapChapter implements Chapter {

    /** The most that the film may add to the page; a larger one is left out and the picture of the worst moment stands alone. */
    private static final int MOST_FILM_CHARACTERS = 2_200_000;

    private final Evidence evidence;
    private final Optional<Replay> replay;
    private final Clock clock;
    private Optional<FilmReel> film = Optional.empty();

    /** A chapter on the replay of the worst variant's median run; without one it says so. */
    MapChapter(Evidence evidence, Optional<Replay> replay) {
        this.evidence = evidence;
        this.replay = replay;
        this.clock = Clock.startingAt(evidence.manifest().start());
    }

    @Override
    public String id() {
        return "map";
    }

    @Override
    public String title() {
        return "What happens";
    }

    /** What the player of the page needs; empty until the chapter is written, and when there is no film that fits. */
    Optional<FilmReel> film() {
        return film;
    }

    @Override
    public void write(Html html) {
        if (replay.isEmpty()) {
            html.leaf("p", "The run kept no replay of its median run, so there is no map.", "class", "warning");
            return;
        }
        Replay run = replay.get();
        Projection projection = Projection.around(run.header().outlines(), run.assets());
        Film shown = Film.of(run, projection);
        Moments moments = Moments.of(run);
        int worst = moments.worst();
        html.open("figure", "id", "country", "class", "map-figure");
        writeLead(html, moments, worst);
        html.open("div", "class", "map-and-states");
        List<PlaceNames.Name> names = PlaceNames.of(run, shown, projection);
        String frame = run.header().outlines().isEmpty() ? "map-frame without-land" : "map-frame";
        html.open("div", "class", frame, "role", "img", "aria-label", alternative(run, worst, moments));
        new MapPicture(projection, run.header().outlines(), shown, names)
                .write(html, shown.at(moments.hours(worst) * 3600));
        html.close();
        html.open("div", "class", "beside");
        writeSectors(html, run, moments, worst);
        writeLegend(html, shown, moments, worst);
        html.close().close();
        film = Optional.of(FilmReel.of(run.header(), projection, shown, moments))
                .filter(reel -> reel.data().length() <= MOST_FILM_CHARACTERS);
        html.leaf(
                "figcaption",
                "One run: replication " + run.header().replication() + " of " + evidence.label(evidence.worst())
                        + ", the one with the median loss. "
                        + "A mark is a place and shows the worst state of what stands there."
                        + (names.stream().noneMatch(name -> name.place().others() > 0)
                                ? ""
                                : " A number behind a name counts what else stands in its place.")
                        + (film.isPresent()
                                ? ""
                                : " The film of this run is too large for one page; the viewer plays it.")
                        + " Source: replay of this run.",
                "data-exact",
                "setting");
        html.close();
        writeStates(html, run, moments, worst);
    }

    /** The median run may lose nothing while others do: then there is no worst moment, and the lead says so. */
    private void writeLeadOfNoLoss(Html html) {
        List<Double> losses = evidence.values(Evidence.MAIN_MEASURE, Evidence.EVERYONE, evidence.worst());
        long hit = losses.stream().filter(loss -> loss > 0).count();
        html.leaf("h3", "In the median run nobody loses a service");
        html.open("p", "class", "subtitle").text("The run with the median loss of ");
        html.leaf("strong", evidence.label(evidence.worst()), "data-exact", "label");
        if (hit == 0) {
            html.text(" loses nothing, as all others do.").close();
            return;
        }
        html.text(" loses nothing; ");
        Exact.count(html, hit);
        html.text(" of ");
        Exact.count(html, losses.size());
        html.text((losses.size() == 1 ? " replication" : " replications")
                        + (hit == 1 ? " loses something" : " lose something"))
                .text(", and the means of the other chapters come from them. The map shows the beginning.")
                .close();
    }

    private void writeLead(Html html, Moments moments, int worst) {
        if (!(moments.totalPeople(worst) > 0)) {
            writeLeadOfNoLoss(html);
            return;
        }
        html.open("h3").text("At the worst moment, ");
        Exact.moment(html, clock.dayAndTime(moments.hours(worst)));
        html.text(", ");
        Exact.ofOneRun(html, people(moments.totalPeople(worst)));
        html.text(" people are affected").close();
        html.open("p", "class", "subtitle")
                .text(
                        "Summed over the sectors, so that somebody who misses two of them counts twice; the median run of ");
        html.leaf("strong", evidence.label(evidence.worst()), "data-exact", "label")
                .text(", ");
        Exact.moment(html, Scale.of("h", moments.hours(worst)).full(moments.hours(worst)));
        html.text(" after the start.").close();
    }

    private String alternative(Replay run, int worst, Moments moments) {
        Map<Mark, Integer> totals = new EnumMap<>(Mark.class);
        statesByLayer(run, moments.hours(worst))
                .values()
                .forEach(byState -> byState.forEach((state, n) -> totals.merge(state, n, Integer::sum)));
        StringBuilder words = new StringBuilder(
                (moments.totalPeople(worst) > 0 ? "Map of the country at the worst moment, " : "Map of the country, ")
                        + clock.dayAndTime(moments.hours(worst)) + ": ");
        for (Mark state : Mark.WORST_FIRST) {
            words.append(Words.counted(totals.getOrDefault(state, 0), "asset"))
                    .append(' ')
                    .append(state.words())
                    .append(state == Mark.IN_SERVICE ? "." : ", ");
        }
        return words.append(" The table below has the numbers by layer.").toString();
    }

    private void writeSectors(Html html, Replay run, Moments moments, int worst) {
        html.open("table", "class", "now").open("caption").text("Sectors at ");
        html.leaf("span", clock.dayAndTime(moments.hours(worst)), "class", "now-time", "data-exact", "moment")
                .close();
        html.open("thead")
                .open("tr")
                .leaf("th", "Sector", "scope", "col")
                .leaf("th", "Level", "scope", "col", "class", "figure")
                .leaf("th", "People affected", "scope", "col", "class", "figure")
                .close()
                .close();
        html.open("tbody");
        for (int sector = 0; sector < run.header().sectors().size(); sector++) {
            html.open("tr")
                    .leaf("th", run.header().sectors().get(sector).title(), "scope", "row", "data-exact", "label");
            html.open("td", "class", "figure now-level");
            Exact.ofOneRun(html, Scale.of("share", 1).full(moments.level(sector, worst)));
            html.close().open("td", "class", "figure now-people");
            Exact.ofOneRun(html, people(moments.people(sector, worst)));
            html.close().close();
        }
        html.close().close();
    }

    private static void writeLegend(Html html, Film film, Moments moments, int worst) {
        Map<Mark, Integer> numbers = new EnumMap<>(Mark.class);
        for (Mark state : film.at(moments.hours(worst) * 3600)) {
            numbers.merge(state, 1, Integer::sum);
        }
        html.open("table", "class", "now legend-table").leaf("caption", "Places on the map");
        html.open("thead", "class", "hidden")
                .open("tr")
                .leaf("th", "State", "scope", "col")
                .leaf("th", "Places", "scope", "col", "class", "figure")
                .close()
                .close()
                .open("tbody");
        for (Mark state : Mark.WORST_FIRST) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .open(
                            "svg",
                            "class",
                            "key",
                            "viewBox",
                            "-6 -6 12 12",
                            "width",
                            "16",
                            "height",
                            "16",
                            "aria-hidden",
                            "true",
                            "focusable",
                            "false");
            html.empty("path", "class", "state " + state.look(), "d", state.pathAt(0, 0))
                    .close()
                    .text(" " + state.words())
                    .close();
            html.open("td", "class", "figure now-state");
            Exact.count(html, numbers.getOrDefault(state, 0));
            html.close().close();
        }
        html.close().close();
    }

    private void writeStates(Html html, Replay run, Moments moments, int worst) {
        html.open("details", "class", "numbers").leaf("summary", "Table of assets by layer");
        html.open(
                "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Assets by layer and state");
        html.open("table").open("caption").text("Assets by layer and state at ");
        Exact.moment(html, clock.dayAndTime(moments.hours(worst)));
        html.text(", without pools, capabilities and coverage areas.").close();
        html.open("thead").open("tr").leaf("th", "Layer", "scope", "col");
        Mark.WORST_FIRST.forEach(state -> html.leaf("th", state.words(), "scope", "col", "class", "figure"));
        html.close().close().open("tbody");
        statesByLayer(run, moments.hours(worst)).forEach((layer, numbers) -> {
            html.open("tr").leaf("th", layer, "scope", "row");
            for (Mark state : Mark.WORST_FIRST) {
                html.open("td", "class", "figure");
                Exact.count(html, numbers.getOrDefault(state, 0));
                html.close();
            }
            html.close();
        });
        html.close().close().close().close();
    }

    private static Map<String, Map<Mark, Integer>> statesByLayer(Replay run, double hours) {
        Marks states = Marks.at(run, hours * 3.6e9);
        Map<String, Map<Mark, Integer>> layers = new TreeMap<>();
        for (int asset = 0; asset < run.assets().size(); asset++) {
            if (!Film.isAbstract(run, asset)) {
                String layer =
                        run.header().kinds().get(run.assets().kind(asset)).layer();
                layers.computeIfAbsent(layer, l -> new EnumMap<>(Mark.class))
                        .merge(states.state(asset), 1, Integer::sum);
            }
        }
        return layers;
    }

    private static String people(double number) {
        return Scale.of("people", number).full(number);
    }
}
