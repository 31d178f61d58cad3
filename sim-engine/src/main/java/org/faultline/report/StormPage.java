package org.faultline.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.StormGrid;
import org.faultline.storm.ControlHelp;
import org.faultline.storm.ControlSet;
import org.faultline.storm.Course;
import org.faultline.storm.StormCell;
import org.faultline.storm.StormLab;

/**
 * The grid of a storm as one HTML file without scripts that asks nothing of any server: the answer, one phase diagram for each set of
 * controls, and the closed forms beside them.
 */
public final class StormPage {

    private final Scenario scenario;
    private final StormLab lab;
    private final List<StormCell> cells;
    private final String command;
    private final Html body = new Html();

    private StormPage(Scenario scenario, StormLab lab, List<StormCell> cells, String command) {
        this.scenario = scenario;
        this.lab = lab;
        this.cells = cells;
        this.command = command;
    }

    /**
     * The page.
     *
     * @param cells all of them, in the order of the laboratory
     * @param command what repeats the page
     */
    public static String of(Scenario scenario, StormLab lab, List<StormCell> cells, String command) {
        return new StormPage(scenario, lab, cells, command).html();
    }

    private String html() {
        StandingPage.writeHeader(body, "Faultline storm", scenario.title(), scenario.description(), command);
        body.open("main");
        writeAnswer();
        writeDiagrams();
        writeForms();
        body.close();
        return StandingPage.of(scenario.title() + " – Faultline storm", "storm.css", body);
    }

    private List<StormCell> of(String controls) {
        return cells.stream().filter(c -> c.controls().equals(controls)).toList();
    }

    private Optional<StormCell> under(String controls, StormCell like) {
        return of(controls).stream()
                .filter(c -> c.faultHours() == like.faultHours() && c.headroom() == like.headroom())
                .findFirst();
    }

    private void writeAnswer() {
        body.open("section", "id", "answer").leaf("h2", "The answer").open("ul", "class", "answer");
        List<StormCell> bare = of(ControlSet.NONE);
        long lost = count(bare, Course.NEVER);
        double after = scenario.horizonHours() - lab.grid().beginsHours();
        String most = "Without any control the storm does not end within " + plain(after) + " h in " + lost + " of "
                + bare.size() + " cells";
        List<StormCell> all = of(ControlSet.ALL);
        body.leaf("li", all.isEmpty() ? most + "." : most + "; with all controls in " + count(all, Course.NEVER) + ".");
        List<ControlHelp> alone = ControlHelp.alone(cells);
        if (!alone.isEmpty()) {
            body.leaf("li", "Alone, " + alone.stream().map(ControlHelp::words).collect(Collectors.joining("; ")) + ".");
        }
        example().ifPresent(this::writeExample);
        body.close().close();
    }

    private static long count(List<StormCell> some, Course course) {
        return some.stream().filter(c -> c.course() == course).count();
    }

    /** A storm without controls that does not end, and ends soonest with all of them; one that the closed form explains goes first. */
    private Optional<StormCell> example() {
        return of(ControlSet.NONE).stream()
                .filter(c -> c.course() == Course.NEVER)
                .filter(c -> under(ControlSet.ALL, c)
                        .filter(a -> a.course() != Course.NEVER)
                        .isPresent())
                .min(Comparator.comparing((StormCell c) -> !c.isTrapped())
                        .thenComparingDouble(c ->
                                under(ControlSet.ALL, c).orElseThrow().all().hours()));
    }

    private void writeExample(StormCell bare) {
        StormCell held = under(ControlSet.ALL, bare).orElseThrow();
        double devices = lab.load(lab.grid().headroom().values().indexOf(bare.headroom()))
                .devices();
        body.leaf(
                "li",
                "A fault of " + faultText(bare) + " at " + plain(bare.headroom()) + " times the busy hour: "
                        + whole((1 - bare.servedAtReturn()) * devices) + " of " + whole(devices)
                        + " devices are not served when it ends, and the core can bring back "
                        + whole(bare.capacityPerHour())
                        + " an hour beside the contacts of the others, so that the best end is "
                        + PhaseFigure.hours(bare.drainHours(), false)
                        + " after the beginning of the fault. With all controls it comes after "
                        + PhaseFigure.hours(held.all().hours(), false) + ".");
        String why = bare.isTrapped()
                ? ", and served devices whose contacts are lost there begin anew as fast as others come back"
                : "";
        body.leaf(
                "li",
                "Without any, the same core makes its own load: in the last quarter of the run devices make "
                        + whole(bare.attemptsPerHour()) + " attempts an hour and complete "
                        + whole(bare.successesPerHour()) + "; the other "
                        + whole(bare.attemptsPerHour() - bare.successesPerHour()) + " ("
                        + percent(1 - bare.successesPerHour() / bare.attemptsPerHour())
                        + ") are wasted in full lines, that of the "
                        + bare.busiest().toUpperCase(Locale.ROOT) + " first" + why + ". "
                        + percent(bare.servedAtEnd()) + " are served at the end of the run.");
        body.leaf("li", proof());
    }

    /** How far the retry lines explain what did not end. */
    private String proof() {
        List<StormCell> lasting = of(ControlSet.NONE).stream()
                .filter(c -> c.course() == Course.NEVER)
                .toList();
        long trapped = lasting.stream().filter(StormCell::isTrapped).count();
        long open = lasting.stream()
                .filter(c -> !c.isTrapped() && c.isTrappedInStep())
                .count();
        return "Of the " + lasting.size() + " storms that do not end without controls, " + trapped
                + " lie beyond the retry line: they keep themselves alive even when retries are spread evenly. In "
                + open
                + " that depends on how far retries stay in step, which the closed form of one function leaves open; there the run"
                + " alone says so.";
    }

    private String faultText(StormCell c) {
        return lab.grid().faultTexts().get(lab.grid().fault().values().indexOf(c.faultHours()));
    }

    private void writeDiagrams() {
        StormGrid grid = lab.grid();
        body.open("section", "id", "diagrams").leaf("h2", "Length of the outage");
        body.leaf(
                "p",
                "Each field: time from the beginning of the fault until 99 % are served again; below it the drain line, which no control"
                        + " can beat. Rows: length of the fault. Columns: head-room.",
                "class",
                "subtitle");
        body.open("ul", "class", "legend");
        key("soon", "ends by itself: within " + PhaseFigure.hours(grid.soonHours(), false) + " after the fault");
        key("slow", "ends later");
        key("never", "does not end within the run");
        body.open("li");
        stroke("trap");
        body.text(
                        "retry line, without controls: on the side of long faults and little head-room a full line feeds itself")
                .close();
        body.open("li");
        stroke("step");
        body.text("the same when retries stay in step: on the other side no storm keeps itself alive")
                .close();
        body.close();
        body.open("div", "class", "phases");
        for (ControlSet set : lab.sets()) {
            List<StormCell> some = of(set.id());
            body.open("figure", "id", "set-" + set.id()).leaf("h3", title(set.id()));
            new PhaseFigure(grid, some).write(body, title(set.id()));
            body.leaf("figcaption", reason(set.id(), some)).close();
        }
        body.close().close();
    }

    private void key(String style, String words) {
        body.open("li").open("svg", "class", "swatch " + style, "width", "18", "height", "18", "aria-hidden", "true");
        body.empty("rect", "width", "18", "height", "18").close();
        body.text(words).close();
    }

    private void stroke(String style) {
        body.open("svg", "width", "30", "height", "18", "aria-hidden", "true");
        body.empty("path", "class", style, "d", "M3 9L27 9").close();
    }

    private static String title(String id) {
        return switch (id) {
            case ControlSet.NONE -> "No control";
            case ControlSet.ALL -> "All controls";
            default -> "Only " + id;
        };
    }

    /** Why the diagram looks as it does, in one sentence. */
    private String reason(String id, List<StormCell> some) {
        String ends = (some.size() - count(some, Course.NEVER)) + " of " + some.size() + " storms end: ";
        return ends + mechanism(id) + wasted(some) + ".";
    }

    /** What a control does to a storm, in half a sentence. */
    static String mechanism(String id) {
        return switch (id) {
            case ControlSet.NONE ->
                "whoever gets no answer tries again at once, and an attempt that is lost at its last message has cost all"
                        + " the others";
            case ControlSet.ALL ->
                "together they keep retries away from the lines, and the longest wait among them sets the end";
            case "overload_start" ->
                "the access network turns a share of requests away before they cost anything, but not more than that share";
            case "congestion" ->
                "refused devices wait for a back-off instead of trying again, so the line keeps room, and the back-off sets the"
                        + " end";
            case "barring" -> "devices are held back before they ask, ever more of them until the lines have room";
            case "pacing" -> "the AMF lets in no more than it was told, whatever the core could do";
            case "throttling" -> "requests that would find no room are dropped before they cost more work";
            case "rebalancing" -> "new work goes to instances that have room; it helps only where some have";
            case "reserve" ->
                "what is under way is finished before new work begins, so less of it is in vain, but as many try";
            default -> "this control alone";
        };
    }

    /** Attempts per completed one in the storm that is the example. */
    private String wasted(List<StormCell> some) {
        return example()
                .flatMap(e -> some.stream()
                        .filter(c -> c.faultHours() == e.faultHours() && c.headroom() == e.headroom())
                        .findFirst())
                .filter(c -> c.successes() > 0)
                .map(c -> "; " + String.format(Locale.ROOT, "%.1f", c.attempts() / c.successes())
                        + " attempts for each completed one after " + faultText(c) + " at × " + plain(c.headroom()))
                .orElse("");
    }

    private void writeForms() {
        body.open("section", "id", "forms").leaf("h2", "Closed forms");
        body.leaf("h3", "Drain line: the best that any control can do");
        body.leaf(
                "p", "outage ≥ fault + (N m / b) ln((r − b s₀) / (r − b s₁)), for every function", "class", "formula");
        body.leaf(
                "p",
                "N devices, of which the share s₀ is served at the end of the fault and s₁ = 99 % in the end; m messages of a device at the"
                        + " function until it is served; r messages per hour that it handles; b what the contacts of all devices bring. It"
                        + " is devices over (capacity less background), with the background that grows as devices come back and follows"
                        + " the hour of the day. Devices whose contexts the network has kept bring an update, others a registration and"
                        + " all that follows; those that bring least are served, the others make the last hundredth.");
        body.leaf("h3", "Retry line: when a full line feeds itself");
        body.leaf(
                "p",
                "full: A k + b (1 − u) > r;  a solves A (a + a² + … + aᵏ) + b (1 − u) a = r;  metastable: goodput A aᵏ ≤ devices"
                        + " lost N (1 − u) Σ κ (1 − aᵏᶜ)",
                "class",
                "formula");
        body.leaf(
                "p",
                "The M/M/c queue with retrials is stable if and only if its load λ / (c μ) is below one, however often refused customers try:"
                        + " a refusal costs nothing there. Here an attempt of k messages that is lost at one of them has used up those"
                        + " before. With the chance a that a message finds room, an hour of full lines completes A aᵏ attempts of the A that"
                        + " the unserved share u makes; the queue is stable only while that goodput exceeds the rate at which devices begin"
                        + " anew: those whose contacts (κ per hour, kᶜ messages) are lost in the same lines. Answers that come too late count"
                        + " as lost. Where some u on the way is not stable, the storm stays there.");
        body.leaf(
                "p",
                "The solid line takes retries as evenly spread, A = N u over the mean time between attempts: the best case, so beyond it storms"
                        + " stay. The dashed line takes them all in the same waves, A = N u over the shortest time between attempts while a wave"
                        + " lasts and none between: the worst case, so on its other side storms end. Between the two it depends on how far"
                        + " the waves drift apart.");
        body.leaf(
                "p",
                "Source: G. I. Falin, A survey of retrial queues, Queueing Systems 7 (1990) 127–167; G. I. Falin, J. G. C. Templeton,"
                        + " Retrial Queues, Chapman & Hall, 1997. Metastable failures: N. Bronson, A. Aghayev, A. Charapko, T. Zhu,"
                        + " Metastable Failures in Distributed Systems, HotOS 2021. Derivations and limits: docs/model/signalling-storms.md.",
                "class",
                "note");
        body.close();
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String percent(double share) {
        return String.format(
                Locale.ROOT, share < 0.995 ? "%.0f %%" : share < 0.9995 ? "%.1f %%" : "%.2f %%", 100 * share);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? whole(number) : Double.toString(number);
    }
}
