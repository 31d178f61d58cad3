package org.faultline.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.io.results.StormTold;

/** Why devices were out after the fault had been repaired: their retries, the lines of the core, and whether these feed themselves. */
final class StormChapter implements Chapter {

    /** A core of whose devices fewer were out when it was repaired had no storm. */
    private static final double FEW = 0.01;

    private final Evidence evidence;
    private final List<StormTold> storms;

    private StormChapter(Evidence evidence, List<StormTold> storms) {
        this.evidence = evidence;
        this.storms = storms;
    }

    /** The chapter, if devices of a core lost something in the case that the report shows. */
    static Optional<Chapter> find(Evidence evidence, List<StormTold> storms) {
        List<StormTold> shown = storms.stream()
                .filter(s -> s.variant().equals(evidence.worst().id()) && s.attempts() > 0 && s.unserved() >= FEW)
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(new StormChapter(evidence, shown));
    }

    @Override
    public String id() {
        return "storm";
    }

    @Override
    public String title() {
        return "What devices did when they came back";
    }

    @Override
    public void write(Html html) {
        html.open("p", "class", "subtitle").text("The median run of ");
        html.leaf("strong", evidence.label(evidence.worst()), "data-exact", "label")
                .text(", run once more and watched.")
                .close();
        for (StormTold storm : storms) {
            if (storms.size() > 1) {
                html.leaf("h3", "Core " + storm.core(), "data-exact", "label");
            }
            html.open("ul");
            html.leaf("li", outage(storm), "data-exact", "setting");
            html.leaf("li", waste(storm), "data-exact", "setting");
            if (storm.isBound() && storm.attemptsPerHour() > 0) {
                html.leaf("li", stays(storm), "data-exact", "setting");
            }
            html.leaf("li", retryLine(storm), "data-exact", "setting");
            html.leaf("li", controls(storm), "data-exact", "setting");
            html.close();
        }
        html.leaf(
                "p",
                "The retry line is a closed form of one function and mean rates, without controls; docs/model/signalling-storms.md derives it.",
                "class",
                "note");
    }

    private static String outage(StormTold s) {
        String end = s.isBound()
                ? "fewer than 99 % are served at the end of the run, " + PhaseFigure.hours(s.outHours(), false)
                        + " later"
                : s.outHours() > 0
                        ? "for " + PhaseFigure.hours(s.outHours(), false) + " more fewer than 99 % were served"
                        : "99 % were served from then on";
        return "The last asset that the " + StormPage.whole(s.devices()) + " devices need was repaired "
                + PhaseFigure.hours(s.repairedHours(), false) + " after the start. "
                + StormPage.percent(s.unserved()) + " of them were not served at that moment, and " + end
                + ". Beside the contacts of the others the core could bring back "
                + StormPage.whole(s.backPerHour()) + " devices an hour.";
    }

    private static String waste(StormTold s) {
        double wasted = Math.max(0, s.attempts() - s.successes());
        return "Devices made " + StormPage.whole(s.attempts())
                + " attempts at registrations and what follows them, and "
                + StormPage.whole(wasted) + " (" + StormPage.percent(wasted / s.attempts())
                + ") were wasted or not yet done at the end. The longest line was that of the "
                + s.longestLine().toUpperCase(Locale.ROOT) + ": " + StormPage.whole(s.waiting())
                + " messages, work of " + String.format(Locale.ROOT, "%,.1f s", s.lineSeconds())
                + " at its full rate.";
    }

    /** Why the devices are out though nothing is broken any more. */
    private static String stays(StormTold s) {
        String each = s.successesPerHour() > 0
                ? ", one in " + StormPage.whole(s.attemptsPerHour() / s.successesPerHour())
                : "";
        return "Nothing is broken any more, and " + StormPage.percent(1 - s.servedAtEnd())
                + " are still not served at the end. What keeps them out is what they do themselves: in the last quarter of the run devices make "
                + StormPage.whole(s.attemptsPerHour()) + " attempts an hour and complete "
                + StormPage.whole(s.successesPerHour()) + each
                + ". Each one that is lost on its way has taken work from the others, and served devices whose requests are lost in the same lines begin anew.";
    }

    private static String retryLine(StormTold s) {
        String busiest = s.busiest().toUpperCase(Locale.ROOT);
        if (s.isTrapped()) {
            return "The retry line is crossed: once the line of the " + busiest
                    + " is full it feeds itself without controls, however evenly retries are spread, as contacts that are lost there make devices begin"
                    + " anew as fast as others come back. Such a storm does not end by itself.";
        }
        return s.isTrappedInStep()
                ? "The retry line is crossed only where retries stay in step: then a full line of the " + busiest
                        + " feeds itself without controls. Spread evenly they would let the storm end by itself; which of the two holds, the closed"
                        + " form leaves open, and the run says it."
                : "The retry line is not crossed: the core bears all retries, even those that come in step, so that a storm ends by itself without"
                        + " any control.";
    }

    private static String controls(StormTold s) {
        if (s.controls().isEmpty()) {
            return "No control of overload was on from the start.";
        }
        return "On from the start: "
                + s.controls().stream()
                        .map(id -> id.replace('_', ' ') + " (" + StormPage.mechanism(id) + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
