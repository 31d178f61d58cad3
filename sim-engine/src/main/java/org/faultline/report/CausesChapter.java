package org.faultline.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Summary.Also;
import org.faultline.io.results.Summary.ChainLoss;
import org.faultline.io.results.Summary.MedianRun;
import org.faultline.io.results.Summary.WhyChain;
import org.faultline.io.results.Summary.WhyLink;

/** Why it happened: the losses of the median run by the campaign step to which they lead back, and the chains behind them. */
final class CausesChapter implements Chapter {

    private static final double ROUNDING = 1e-9;

    private final Evidence evidence;
    private final Clock clock;
    private final Names names;

    /** A chapter on the worst case, with names for the subjects of its chains as far as the replay knows them. */
    CausesChapter(Evidence evidence, Optional<Replay> replay) {
        this.evidence = evidence;
        this.names = replay.map(run -> Names.of(run, subjects(evidence))).orElse(Names.none());
        this.clock = Clock.startingAt(evidence.manifest().start());
    }

    private static Set<String> subjects(Evidence evidence) {
        return evidence.summary().why().stream()
                .flatMap(chain -> Stream.concat(
                        Stream.of(chain.subject()), chain.links().stream().map(WhyLink::subject)))
                .collect(Collectors.toSet());
    }

    @Override
    public String id() {
        return "causes";
    }

    @Override
    public String title() {
        return "Why it happens";
    }

    @Override
    public void write(Html html) {
        VariantEntry worst = evidence.worst();
        Optional<MedianRun> median = evidence.summary().findMedianRun(worst.id());
        if (median.isEmpty()) {
            html.leaf("p", "The run names no median run, so no chain of causes can be shown.");
            return;
        }
        html.open("p").text("What follows is one run, not an average: replication ");
        Exact.setting(html, Integer.toString(median.get().replication()));
        html.text(" of ").leaf("strong", evidence.label(worst), "data-exact", "label");
        html.text(", the one whose total loss is the median of all replications.")
                .close();
        writeAttribution(html, worst, median.get());
        writeChains(html, worst);
        evidence.summary()
                .findDeadlock(worst.id())
                .ifPresent(d -> html.leaf("p", d.words(), "class", "deadlock", "data-exact", "text"));
    }

    private void writeAttribution(Html html, VariantEntry variant, MedianRun median) {
        List<ChainLoss> chains = evidence.summary().chains();
        List<ChainLoss> parts =
                chains.stream().filter(c -> c.variant().equals(variant.id())).toList();
        if (parts.isEmpty()) {
            return;
        }
        html.leaf("h3", "Losses by cause");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Losses by cause");
        html.open("table");
        html.leaf(
                "caption",
                "People-hours lost in the median run, by the step of the campaign to which the chain of causes leads back (one run).");
        html.open("thead").open("tr");
        html.leaf("th", "Cause", "scope", "col");
        for (String word : List.of("People-hours lost", "Share")) {
            html.leaf("th", word, "scope", "col", "class", "figure");
        }
        html.close().close().open("tbody");
        for (ChainLoss part : parts) {
            writePart(html, part, "/chains/" + chains.indexOf(part));
        }
        html.close();
        writeTotal(
                html,
                parts,
                evidence.findValue(Evidence.MAIN_MEASURE, Evidence.EVERYONE, variant, median.replication()));
        html.close().close();
    }

    private static void writePart(Html html, ChainLoss part, String place) {
        html.open("tr").leaf("th", part.title(), "scope", "row", "data-exact", "label");
        html.open("td", "class", "figure", "data-estimate", "one-run", "data-n", "1");
        Sourced.summary(place + "/peopleHours", part.peopleHours()).write(html, "b", people(part.peopleHours()));
        html.close().open("td", "class", "figure", "data-estimate", "one-run", "data-n", "1");
        Sourced.summary(place + "/share", part.share()).write(html, "b", percent(part.share()));
        html.close().close();
    }

    private void writeTotal(Html html, List<ChainLoss> parts, OptionalDouble total) {
        double sum = parts.stream().mapToDouble(ChainLoss::peopleHours).sum();
        double shares = parts.stream().mapToDouble(ChainLoss::share).sum();
        html.open("tfoot").open("tr").leaf("th", "All causes", "scope", "row").open("td", "class", "figure");
        Exact.ofOneRun(html, people(sum));
        if (total.isPresent() && Math.abs(sum - total.getAsDouble()) > ROUNDING * Math.max(1, total.getAsDouble())) {
            html.open("strong", "class", "unsupported").text(" but the run lost ");
            Exact.ofOneRun(html, people(total.getAsDouble()));
            html.text(": the attribution is incomplete").close();
        }
        html.close().open("td", "class", "figure");
        Exact.ofOneRun(html, percent(shares));
        html.close().close().close();
    }

    private void writeChains(Html html, VariantEntry variant) {
        List<WhyChain> chains = evidence.summary().why().stream()
                .filter(w -> w.variant().equals(variant.id()))
                .toList();
        if (chains.isEmpty()) {
            return;
        }
        html.leaf("h3", "From the step to the service");
        for (int i = 0; i < chains.size(); i++) {
            if (i == 0) {
                html.leaf("p", title(chains.get(i)), "class", "chain-title", "data-exact", "text");
                writeChain(html, chains.get(i));
            } else {
                html.open("details").leaf("summary", title(chains.get(i)), "data-exact", "text");
                writeChain(html, chains.get(i));
                html.close();
            }
        }
    }

    private void writeChain(Html html, WhyChain chain) {
        html.open("ol", "class", "chain");
        for (WhyLink link : chain.links()) {
            html.open("li", "data-exact", "moment");
            html.leaf("span", clock.dayAndTime(link.timeHours()), "class", "when");
            html.leaf(
                    "span", "after " + Scale.of("h", link.timeHours()).full(link.timeHours()), "class", "after quiet");
            writeEvent(html, link);
            html.close();
        }
        html.close();
    }

    private void writeEvent(Html html, WhyLink link) {
        String words = Events.inWords(link.what(), link.from(), link.to());
        Optional<String> name = names.find(link.subject());
        html.open("span", "class", "event");
        if (name.isPresent()) {
            html.text(name.get() + " " + words + " ").leaf("code", link.subject(), "class", "quiet");
        } else {
            html.leaf("code", link.subject()).text(" " + words);
        }
        writeTogether(html, link);
        html.close();
    }

    /** The providers without whose loss the event would have been a smaller one. */
    private void writeTogether(Html html, WhyLink link) {
        String between = ", together with ";
        for (Also other : link.together()) {
            html.text(between).leaf("code", other.subject());
            html.text(" (" + Events.percent(other.level()) + ", since " + clock.dayAndTime(other.sinceHours()) + ")");
            between = ", ";
        }
    }

    /** The title of a chain with the name of its subject in place of the id. */
    private String title(WhyChain chain) {
        return names.find(chain.subject())
                .filter(name -> chain.title().startsWith(chain.subject()))
                .map(name -> name + chain.title().substring(chain.subject().length()))
                .orElse(chain.title());
    }

    private static String people(double value) {
        return Scale.of("people-hours", Math.abs(value)).full(value);
    }

    private static String percent(double share) {
        return Scale.of("share", 0.05).full(share);
    }
}
