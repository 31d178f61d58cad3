package org.faultline.report;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.faultline.io.replay.Replay;
import org.faultline.report.DefenceLog.StepLine;

/** Attack and defence on one line of time, in the median run of the worst case. */
final class DefenceChapter implements Chapter {

    private final Evidence evidence;
    private final Replay run;
    private final DefenceLog log;
    private final Clock clock;

    private DefenceChapter(Evidence evidence, Replay run, DefenceLog log) {
        this.evidence = evidence;
        this.run = run;
        this.log = log;
        this.clock = Clock.startingAt(evidence.manifest().start());
    }

    /** The chapter, if there is a replay in which defenders saw or did anything. */
    static Optional<Chapter> find(Evidence evidence, Optional<Replay> replay) {
        return replay.map(run -> new DefenceChapter(evidence, run, DefenceLog.of(run)))
                .filter(chapter -> chapter.log.hasDefence())
                .map(chapter -> chapter);
    }

    @Override
    public String id() {
        return "defence";
    }

    @Override
    public String title() {
        return "What the defenders saw and did";
    }

    @Override
    public void write(Html html) {
        html.open("figure", "id", "lanes", "class", "chart-figure");
        html.open("p", "class", "subtitle").text("The median run of ");
        html.leaf("strong", evidence.label(evidence.worst()), "data-exact", "label")
                .text("; a stroke is an event, higher where many fall together.")
                .close();
        html.open(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Attack and defence over time");
        html.open("div", "role", "img", "aria-label", alternative());
        new LanePicture(log.lanes(), clock, evidence.manifest().horizonHours()).write(html);
        html.close().close();
        html.leaf(
                "figcaption",
                "One run: replication " + run.header().replication() + ". Source: replay of this run.",
                "data-exact",
                "setting");
        writeSteps(html);
        html.close();
    }

    private String alternative() {
        return "Events over time. "
                + log.lanes().stream()
                        .map(lane -> lane.sort().counted(lane.hours().size()) + ", the first "
                                + clock.dayAndTime(lane.hours().get(0)))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private void writeSteps(Html html) {
        if (log.steps().isEmpty()) {
            return;
        }
        Tables.open(html, "Steps of the campaign", "cards");
        html.leaf("caption", "When each step began in this run, and how long it took to see and to understand it.");
        Tables.head(html, "Step", "Begins", "Noticed after", "Understood after");
        html.open("tbody");
        for (StepLine step : log.steps()) {
            html.open("tr").leaf("th", step.title(), "scope", "row", "data-exact", "label", "data-label", "Step");
            html.open("td", "data-label", "Begins");
            Exact.moment(html, clock.dayAndTime(step.begins()));
            html.close();
            writeAfter(html, "Noticed after", step, step.noticed());
            writeAfter(html, "Understood after", step, step.understood());
            html.close();
        }
        Tables.close(html);
    }

    private static void writeAfter(Html html, String label, StepLine step, OptionalDouble at) {
        html.open("td", "data-label", label);
        if (at.isPresent()) {
            double hours = at.getAsDouble() - step.begins();
            Exact.ofOneRun(html, Scale.of("h", Math.max(hours, 0.01)).full(hours));
        } else {
            html.leaf("span", "never in this run", "class", "quiet");
        }
        html.close();
    }
}
