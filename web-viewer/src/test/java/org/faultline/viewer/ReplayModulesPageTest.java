package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages' logic, run where it runs for users: each module is imported in the browser and compared with plain Java. */
@NeedsChromium
class ReplayModulesPageTest {

    private static final String LOAD =
            """
            const { decode } = await import('/js/replay/decode.js');
            const { findCuts, eventsBySubject } = await import('/js/replay/indexes.js');
            const { World, positionAt } = await import('/js/replay/world.js');
            const { Cast } = await import('/js/replay/cast.js');
            const causes = await import('/js/replay/causes.js');
            const replay = decode(await (await fetch('/api/runs/nordland/replay/0')).arrayBuffer());
            """;

    @TempDir
    private static Path runs;

    private static Viewer viewer;
    private static Page page;
    private static SyntheticRun run;

    @BeforeAll
    static void openAPage() throws IOException {
        run = SyntheticRun.nordland(11);
        run.writeTo(runs, "nordland");
        viewer = Viewer.over(runs);
        page = viewer.open("");
    }

    @AfterAll
    static void closeIt() {
        if (viewer != null) {
            viewer.close();
        }
    }

    @Test
    void everyColumnIsReadAsItWasWritten() {
        int event = run.log.size() / 2;
        int asset = run.country.assets.size() / 2;
        Map<?, ?> read = (Map<?, ?>) evaluate(
                """
                const e = given.event, a = given.asset;
                return { time: replay.event.time[e], subject: replay.event.subject[e], what: replay.event.what[e], from: replay.event.from[e],
                  to: replay.event.to[e], cause: replay.event.cause[e], events: replay.event.time.length, id: replay.asset.id.at(a),
                  lon: replay.asset.lon[a], region: replay.asset.region[a], names: replay.asset.id.length, last: replay.service.id.at(replay.service.id.length - 1) };
                """,
                Map.of("event", event, "asset", asset));

        EventLog log = run.log;
        assertThat(number(read.get("time"))).isEqualTo((double) log.timeMicros(event));
        assertThat(number(read.get("subject"))).isEqualTo(log.subject(event));
        assertThat(number(read.get("what"))).isEqualTo(log.what(event).code());
        assertThat(number(read.get("from"))).isEqualTo(log.from(event));
        assertThat(number(read.get("to"))).isEqualTo(log.to(event));
        assertThat(number(read.get("cause"))).isEqualTo(log.cause(event));
        assertThat(number(read.get("events"))).isEqualTo(log.size());
        assertThat(read.get("id")).isEqualTo(run.country.assets.get(asset).id());
        assertThat(number(read.get("lon")))
                .isEqualTo((float) run.country.assets.get(asset).lon(), within(1e-6));
        assertThat(number(read.get("region")))
                .isEqualTo(run.country.assets.get(asset).region());
        assertThat(number(read.get("names"))).isEqualTo(run.country.assets.size());
        assertThat(read.get("last"))
                .isEqualTo(run.country
                        .services
                        .get(run.country.services.size() - 1)
                        .id());
    }

    /** Fast against slow: the world that seeks both ways and from snapshots against one worked out anew from the definition. */
    @Test
    void afterAnySeekTheStateIsThatOfTheLogPlayedFromTheStart() {
        SplittableRandom random = new SplittableRandom(5);
        List<Integer> positions = new ArrayList<>(List.of(run.log.size(), 0, 1, run.log.size() - 1));
        for (int i = 0; i < 12; i++) {
            positions.add(random.nextInt(run.log.size()));
        }
        List<?> seen = (List<?>) evaluate(
                """
                const world = new World(replay, findCuts(replay));
                return given.map((position) => { world.seek(position);
                  const abnormal = new Set(world.abnormal.subarray(0, world.abnormalCount));
                  const listed = world.state.every((state, subject) => (state !== 0) === abnormal.has(subject));
                  return { state: Array.from(world.state).join(''), counts: Array.from(world.counts), listed,
                    kinds: Array.from(world.kindCounts).reduce((a, b) => a + b, 0) }; });
                """,
                positions);

        for (int i = 0; i < positions.size(); i++) {
            PlainWorld plain = new PlainWorld(run, positions.get(i));
            Map<?, ?> world = (Map<?, ?>) seen.get(i);
            assertThat(world.get("state"))
                    .as("at position %d", positions.get(i))
                    .isEqualTo(joined(plain.state));
            assertThat(numbers(world.get("counts"))).containsExactly(plain.counts());
            assertThat(world.get("listed")).isEqualTo(true);
            assertThat(number(world.get("kinds"))).isEqualTo(run.country.assets.size());
        }
    }

    @Test
    void aChainLeadsFromTheFirstCauseToTheEvent() {
        int event = lastLossOfAService();
        List<Integer> expected = new ArrayList<>();
        for (int e = event; e != EventLog.NO_CAUSE; e = run.log.cause(e)) {
            expected.add(0, e);
        }

        assertThat(numbers(evaluate("return causes.chainTo(replay.event, given);", event)))
                .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
        assertThat(run.log.subject(expected.get(0))).isEqualTo(run.triggerStep);
    }

    @Test
    void whatFollowedAnEventIsCountedOverAllItsDescendants() {
        int trigger = firstEventOf(run.triggerStep);
        boolean[] follows = new boolean[run.log.size()];
        boolean[] hit = new boolean[run.implantStep];
        follows[trigger] = true;
        for (int e = trigger + 1; e < follows.length; e++) {
            follows[e] = run.log.cause(e) >= 0 && follows[run.log.cause(e)];
            if (follows[e] && run.log.what(e) == What.LEVEL && run.log.to(e) < run.log.from(e)) {
                hit[run.log.subject(e)] = true;
            }
        }
        int assets = run.country.assets.size();

        Map<?, ?> counted = (Map<?, ?>) evaluate("return causes.consequences(replay, given);", trigger);

        assertThat(number(counted.get("assets")))
                .isEqualTo(count(hit, 0, assets))
                .isGreaterThan(100);
        assertThat(number(counted.get("services")))
                .isEqualTo(count(hit, assets, hit.length))
                .isGreaterThan(100);
    }

    @Test
    void whyIsAskedOfTheLastWorseningBeforeNow() {
        int event = lastLossOfAService();
        int subject = run.log.subject(event);

        Object answers = evaluate(
                """
                const ids = eventsBySubject(replay).of(given.subject);
                return [given.event + 1, given.event, replay.event.time.length].map((position) => causes.eventToExplain(replay.event, ids, position));
                """,
                Map.of("subject", subject, "event", event));

        assertThat(numbers(answers))
                .hasSize(3)
                .contains(event, org.assertj.core.api.Assertions.atIndex(0))
                .contains(event, org.assertj.core.api.Assertions.atIndex(2));
        assertThat(numbers(answers)[1]).isLessThan(event);
    }

    /** Level 1 to 0.5 at 3, to 0 at 5, to 0.2 at 8, to 1 at 9: below one since 3, at zero since 5, whole after 9. */
    @Test
    void sinceWhenCountsFromTheChangeAfterWhichItHeld() {
        assertThat(evaluate(
                        """
                const events = { what: [2, 2, 1, 2, 2], to: [0.5, 0, 0, 0.2, 1], time: [3, 5, 6, 8, 9] };
                const at = (position, holds) => causes.sinceWhen(events, Uint32Array.of(0, 1, 2, 3, 4), position, 2, holds);
                const below = (v) => v < 1, zero = (v) => v === 0;
                return [at(0, below), at(1, below), at(3, below), at(3, zero), at(4, zero), at(4, below), at(5, below)].join(' ');
                """,
                        null))
                .isEqualTo("-1 3 3 5 -1 3 -1");
    }

    @Test
    void aLongChainLosesItsMiddle() {
        assertThat(evaluate(
                        """
                const parts = causes.elided([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5);
                return JSON.stringify(parts) + JSON.stringify(causes.elided([1, 2], 5));
                """,
                        null))
                .isEqualTo(
                        "{\"head\":[1,2],\"hidden\":[3,4,5,6,7,8],\"tail\":[9,10]}{\"head\":[1,2],\"hidden\":[],\"tail\":[]}");
    }

    @Test
    void positionsAreFoundForTimesBeforeBetweenAndAfterAllEvents() {
        assertThat(numbers(evaluate(
                        "return [-1, 0, 5, 10, 10.5, 99].map((t) => positionAt(Float64Array.of(0, 10, 10, 20), t));",
                        null)))
                .containsExactly(0, 1, 1, 3, 3, 4);
    }

    @Test
    void namesAreFoundWhateverTheCaseAndEachOnce() {
        Map<?, ?> found = (Map<?, ?>) evaluate(
                """
                const { Names } = await import('/js/replay/names.js');
                const names = new Names(new TextEncoder().encode('München\\nAlpha:alpha\\nbeta\\nalp'));
                return { hits: [...names.containing('ALP')], none: [...names.containing('zz')], empty: [...names.containing('')],
                  at: names.indexOf('alp'), part: names.indexOf('lph'), umlaut: names.at(0), length: names.length };
                """,
                null);

        assertThat(numbers(found.get("hits"))).containsExactly(1, 3);
        assertThat((List<?>) found.get("none")).isEmpty();
        assertThat((List<?>) found.get("empty")).isEmpty();
        assertThat(number(found.get("at"))).isEqualTo(3);
        assertThat(number(found.get("part"))).isEqualTo(-1);
        assertThat(found.get("umlaut")).isEqualTo("München");
        assertThat(number(found.get("length"))).isEqualTo(4);
    }

    /** 24 hours; one burst of 10 minutes around hour 12 holds nearly all events. */
    @Test
    void aQuietHourLastsTwoSecondsAndABurstSix() {
        Map<?, ?> paced = (Map<?, ?>) evaluate(
                """
                const { pace, advance, spansFor } = await import('/js/replay/pacing.js');
                const horizon = 24 * 3.6e9;
                const counts = new Uint32Array(spansFor(horizon));
                counts.fill(5000, 360, 365);
                const pacing = pace(counts, horizon);
                const secondsBetween = (from, to) => { let t = from, s = 0; while (t < to) { t = advance(pacing, t, 0.01); s += 0.01; } return s; };
                return { spans: counts.length, quiet: secondsBetween(3 * 3.6e9, 4 * 3.6e9), burst: secondsBetween(360 * 1.2e8, 365 * 1.2e8),
                  bursts: pacing.bursts.length, end: advance(pacing, horizon - 1, 10) === horizon, whole: secondsBetween(0, horizon) };
                """,
                null);

        assertThat(number(paced.get("spans"))).isEqualTo(720);
        assertThat(number(paced.get("quiet"))).isEqualTo(2, within(0.05));
        assertThat(number(paced.get("burst"))).isEqualTo(6, within(0.1));
        assertThat(number(paced.get("bursts"))).isEqualTo(1);
        assertThat(paced.get("end")).isEqualTo(true);
        assertThat(number(paced.get("whole"))).isEqualTo(2 * 24 - 2.0 / 6 + 6, within(0.2));
    }

    @Test
    void timesAreUnderstoodAsPeopleTypeThem() {
        List<?> hours = (List<?>) evaluate(
                """
                const { parseTime } = await import('/js/format.js');
                return ['2:30', 'T+26:15:36', '90 min', '14h', '3', '1.5 d', 'T+0:00', 'soon', '2:75', ''].map((text) => parseTime(text) === null ? -1 : parseTime(text) / 3.6e9);
                """,
                null);

        assertThat(hours.stream().map(ReplayModulesPageTest::number).toList())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(2.5, 26.26, 1.5, 14.0, 3.0, 36.0, 0.0, -1.0, -1.0, -1.0);
    }

    @Test
    void numbersAndTimesAreWrittenForPeople() {
        assertThat(evaluate(
                        """
                const f = await import('/js/format.js');
                return [f.count(19204).replace(/\\u202f/g, ' '), f.about(41234), f.about(999), f.about(1254000), f.about(999900), f.share(0.374), f.share(0.0004), f.share(0.9996),
                  f.share(1), f.share(0), f.sinceStart(95400e6), f.localTime('2026-03-10T06:00', 95400e6), f.span(40e6), f.span(90 * 6e7), f.span(2 * 3.6e9)].join(' | ');
                """,
                        null))
                .isEqualTo(
                        "19 204 | 41.2 k | 999 | 1.25 M | 1.00 M | 37 % | <1 % | 99.9 % | 100 % | 0 % | T+26:30:00 | Wed 11 Mar, 08:30 | 40 s | 1 h 30 min | 2 h");
    }

    /** Three crossings by hand: below at 2, back at 5, below again at 9. */
    @Test
    void aCrossingIsToldEachTimeALevelPassesItsLimit() {
        assertThat(evaluate(
                        """
                const { limitCrossings } = await import('/js/replay/indexes.js');
                const track = { time: [0, 2, 3, 5, 9], level: [1, 0.5, 0.4, 0.6, 0.59], people: [] };
                return limitCrossings([track, track], [0.6, null]).map(({ time, sector, below }) => `${time}/${sector}/${below}`).join(' ');
                """,
                        null))
                .isEqualTo("2/0/true 5/0/false 9/0/true");
    }

    @Test
    void theAddressKeepsVariantTimeAndSelection() {
        assertThat(evaluate(
                        """
                const { readAddress, writeAddress } = await import('/js/address.js');
                const there = { variant: 2, micros: 46800500000, subject: 'cell:north:1:0' };
                const odd = readAddress('#variant=-3&t=x');
                return JSON.stringify(readAddress(writeAddress(there))) === JSON.stringify(there) && odd.variant === 0 && odd.micros === 0;
                """,
                        null))
                .isEqualTo(true);
    }

    /** Rows by people, largest first, equal ones in the order of the file; filtered by a word of the region and of the kind. */
    @Test
    void rowsAreFilteredByEveryWordAndSortedStably() {
        List<SyntheticCountry.Asset> assets = run.country.assets;
        List<Integer> expected = java.util.stream.IntStream.range(0, assets.size())
                .filter(i -> assets.get(i).kind() == SyntheticCountry.CELL
                        && assets.get(i).region() == 1)
                .boxed()
                .toList();

        Object rows = evaluate(
                """
                const { matching, sorted } = await import('/js/panels/rows.js');
                const model = { replay, cast: new Cast(replay), world: new World(replay, findCuts(replay)) };
                const found = matching(model, 0, replay.header.assets, 'CELL region 2', null).filter((s) => replay.asset.region[s] === 1 && replay.asset.kind[s] === 1);
                const byPeople = sorted(model, found, 'people', true);
                const byName = sorted(model, found, 'name', true);
                return [Array.from(found), Array.from(byPeople), Array.from(byName).reverse()];
                """,
                null);

        int[] inOrder = expected.stream().mapToInt(Integer::intValue).toArray();
        assertThat(inOrder).hasSizeGreaterThan(50);
        for (Object each : (List<?>) rows) {
            assertThat(numbers(each)).containsExactly(inOrder);
        }
    }

    @Test
    void theCsvQuotesWhatWouldBreakItAndDefusesFormulas() {
        assertThat(evaluate(
                        """
                const { csvOf } = await import('/js/panels/table.js');
                const cast = { name: (s) => ['=1+1', 'a "b", c'][s], kind: () => 'gNB', operator: () => '', vendor: () => '', region: () => 'R', people: () => 12.6 };
                return csvOf([0, 1], { cast, world: { state: [2, 0], level: [0, 1] } });
                """,
                        null))
                .isEqualTo(
                        "state,name,kind,operator,vendor,region,people,level\nfailed,'=1+1,gNB,,,R,13,0\nin service,\"a \"\"b\"\", c\",gNB,,,R,13,1\n");
    }

    @Test
    void aFileThatIsNoReplayIsRefusedWithAReason() {
        List<?> reasons = (List<?>) evaluate(
                """
                const why = (bytes) => { try { decode(bytes); return ''; } catch (e) { return e.message; } };
                const whole = await (await fetch('/api/runs/nordland/replay/0')).arrayBuffer();
                const wrong = whole.slice(0);
                new Uint32Array(wrong, 8, 1)[0] = 9;
                return [why(new ArrayBuffer(4)), why(new TextEncoder().encode('PK and something else').buffer), why(wrong), why(whole.slice(0, whole.byteLength - 64))];
                """,
                null);

        assertThat(reasons.get(0).toString()).contains("not a replay file");
        assertThat(reasons.get(1).toString()).contains("not a replay file");
        assertThat(reasons.get(2).toString()).contains("format 9");
        assertThat(reasons.get(3).toString()).contains("cut short");
    }

    /** Everything at one spot gets a number of its own, and a point of the grid finds all its neighbours. */
    @Test
    void placesAtOneSpotAreNumberedAndTheGridLosesNone() {
        assertThat(evaluate(
                        """
                const { placesOf, planeFor, gridOver, boundsOf } = await import('/js/map/places.js');
                const plane = planeFor(51);
                const places = placesOf(plane, Float32Array.of(9, 9, 10, 9), Float32Array.of(51, 51, 51, 51));
                const all = placesOf(plane, replay.asset.lon, replay.asset.lat);
                const box = { left: all.x[100] - 5, right: all.x[100] + 5, top: all.y[100] - 5, bottom: all.y[100] + 5 };
                const inside = (i) => all.x[i] >= box.left && all.x[i] <= box.right && all.y[i] >= box.top && all.y[i] <= box.bottom;
                const found = new Set();
                gridOver(all, boundsOf(all)).forEachIn(box, (i) => inside(i) && found.add(i));
                let plain = 0;
                for (let i = 0; i < all.length; i++) { plain += inside(i) ? 1 : 0; }
                const kmPerDegree = (places.x[2] - places.x[0]).toFixed(1);
                return `${Array.from(places.slot).join(',')} ${found.size === plain && plain > 0} ${kmPerDegree}`;
                """,
                        null))
                .isEqualTo("0,1,0,2 true 70.0");
    }

    /**
     * On 20 x 20 pixels: a square of 10 x 10, one of which only a quarter is on the screen, 16 x 16 of land around a lake of 10 x 10, and a
     * line along the middle of row 3, one pixel thick, from column 2 to 8.
     */
    @Test
    void landIsFilledAndEdgedPixelByPixel() {
        assertThat(evaluate(
                        """
                const { fillRing, strokeRing } = await import('/js/map/land.js');
                const white = [255, 255, 255];
                const painted = (draw) => {
                  const ground = { pixels: new Uint32Array(400).fill(0xff000000), width: 20, height: 20 };
                  draw(ground);
                  return ground.pixels.reduce((list, value, at) => (value === 0xff000000 ? list : [...list, at]), []);
                };
                const ring = (...corners) => ({ x: corners.filter((_, i) => i % 2 === 0), y: corners.filter((_, i) => i % 2 === 1) });
                const square = painted((ground) => fillRing(ground, ring(5, 5, 15, 5, 15, 15, 5, 15), white));
                const corner = painted((ground) => fillRing(ground, ring(-5, -5, 5, -5, 5, 5, -5, 5), white));
                const lake = painted((ground) => fillRing(ground, ring(2, 2, 18, 2, 18, 18, 2, 18, 2, 2, 5, 5, 15, 5, 15, 15, 5, 15, 5, 5), white));
                const line = painted((ground) => strokeRing(ground, ring(2, 3.5, 8.5, 3.5), white, 1));
                return [square.length, square[0], corner.length, lake.length, line.join(' ')].join(', ');
                """,
                        null))
                .isEqualTo("100, 105, 25, 156, 62 63 64 65 66 67 68");
    }

    private static Object evaluate(String body, Object given) {
        return page.evaluate("async (given) => {" + LOAD + body + "}", given);
    }

    private static int lastLossOfAService() {
        int assets = run.country.assets.size();
        for (int event = run.log.size() - 1; event >= 0; event--) {
            int subject = run.log.subject(event);
            if (subject >= assets
                    && subject < run.implantStep
                    && run.log.what(event) == What.LEVEL
                    && run.log.to(event) == 0) {
                return event;
            }
        }
        throw new IllegalStateException("No service is ever lost");
    }

    private static int firstEventOf(int subject) {
        int event = 0;
        while (run.log.subject(event) != subject) {
            event++;
        }
        return event;
    }

    private static int count(boolean[] flags, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += flags[i] ? 1 : 0;
        }
        return count;
    }

    private static String joined(int[] digits) {
        StringBuilder text = new StringBuilder(digits.length);
        for (int digit : digits) {
            text.append(digit);
        }
        return text.toString();
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static int[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToInt(value -> ((Number) value).intValue()).toArray();
    }
}
