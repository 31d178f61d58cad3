package org.faultline.cli;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.faultline.experiment.Trace;
import org.faultline.io.lines.CourseLine;
import org.faultline.io.lines.Line;
import org.faultline.io.replay.Recording;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Quantity;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summaries;
import org.faultline.io.results.Summaries.PartOfLoss;
import org.faultline.io.results.Summary.WhyChain;
import org.faultline.io.results.Summary.WhyLink;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Spelling;
import org.faultline.trace.CausalChain;
import org.faultline.trace.Deadlock;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the causal chain behind a failure, and who is to blame for all losses of the run. */
@Command(
        name = "why",
        header = "Say why something failed: the causal chain back to the campaign step, and the losses by cause.",
        description = {
            "Answers from the replay of the median run; with --rep, the replication is run again. The losses by cause add up to the "
                    + "total of the run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline why last                           what was hit hardest",
            "  faultline why last card-payment@DE-BY-03",
            "  faultline why last sector:health --rep 3"
        })
final class WhyCommand implements Callable<Integer> {

    private static final int SUGGESTIONS = 5;

    private final Session session;

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a run, its name below runs, or last.")
    private String run;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SUBJECT",
            description =
                    "Id of a service or an asset, or sector:ID for the service hit hardest in a sector. Without it, what was hit hardest is listed.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--rep", paramLabel = "N", description = "Which replication. Default: the median run.")
    private Optional<Integer> replication = Optional.empty();

    @Option(names = "--variant", paramLabel = "ID", description = "Which variant. Default: the one that loses most.")
    private Optional<String> variant = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Where the scenario file is, if it is not where it was; only for --rep.")
    private Optional<String> scenario = Optional.empty();

    @Mixin
    private CommonOptions common;

    /**
     * One run to ask: its replay, its losses by cause, the deadlock in which it ended, and what is known of others that had a part in the
     * chain of a subject.
     */
    private record Asked(
            Replay replay, List<PartOfLoss> losses, Optional<Deadlock> deadlock, IntFunction<List<WhyLink>> links) {}

    WhyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        StoredRun stored = new RunFolders(session).find(run);
        int number = StoredReplay.variant(stored, variant);
        Asked asked = replication.isPresent() ? again(stored, number) : median(stored, number);
        if (subject.isEmpty()) {
            hardest(stored, number);
        } else {
            int found = find(asked.replay(), subject.get());
            chain(stored, number, asked, found);
            deadlock(stored, number, asked, found);
        }
        losses(asked.losses());
        return Exit.DONE.code();
    }

    private static Asked median(StoredRun stored, int number) {
        String id = stored.manifest().variants().get(number).id();
        List<PartOfLoss> losses = stored.summary().stream()
                .flatMap(summary -> summary.chains().stream())
                .filter(chain -> chain.variant().equals(id))
                .map(chain -> new PartOfLoss(chain.cause(), chain.title(), chain.peopleHours(), chain.share()))
                .toList();
        Replay replay = StoredReplay.read(stored, number);
        Optional<Deadlock> deadlock = stored.rows().stream()
                .filter(row -> row.variant() == number
                        && row.replication() == replay.header().replication())
                .findFirst()
                .flatMap(ReplicationRow::deadlock);
        return new Asked(replay, losses, deadlock, subject -> links(stored, id, replay.idOf(subject)));
    }

    /** The chain of a subject as the summary keeps it; empty for those that are not among the hardest hit. */
    private static List<WhyLink> links(StoredRun stored, String variant, String subject) {
        return stored.summary().stream()
                .flatMap(summary -> summary.why().stream())
                .filter(why -> why.variant().equals(variant) && why.subject().equals(subject))
                .findFirst()
                .map(WhyChain::links)
                .orElse(List.of());
    }

    private Asked again(StoredRun stored, int number) {
        try (Progress progress = new Progress(session.console())) {
            Question question = new Questions(session, common.json())
                    .askAgain(stored.manifest(), scenario, new Stopwatch(), progress);
            progress.phase("running replication " + replication.orElseThrow() + " again");
            long seed = stored.manifest().seed();
            Trace trace = question.experiment().trace(number, seed, replication.orElseThrow());
            Recording recording = Recording.of(trace.scenario(), trace, seed, replication.orElseThrow());
            return new Asked(
                    recording.replay(),
                    Summaries.losses(trace),
                    trace.deadlock(),
                    subject -> Summaries.links(trace, subject));
        }
    }

    private int find(Replay replay, String id) {
        if (id.startsWith("sector:")) {
            return hardestOf(replay, id.substring("sector:".length()));
        }
        return replay.findSubject(id).orElseThrow(() -> {
            List<String> ids = IntStream.range(0, replay.header().subjects())
                    .mapToObj(replay::idOf)
                    .toList();
            List<String> holding = Words.holding(id, ids, SUGGESTIONS);
            String help = holding.isEmpty()
                    ? Spelling.nearest(id, ids)
                            .map(n -> "did you mean `" + n + "`?")
                            .orElse("faultline why " + run + " lists what was hit hardest")
                    : "did you mean one of: " + String.join(", ", holding) + "?";
            return Refusal.of(Exit.USAGE, "Nothing in the run is called `" + id + "`.", help);
        });
    }

    /** The service of a sector with the greatest loss of people at its worst moment. */
    private static int hardestOf(Replay replay, String sector) {
        List<String> sectors =
                replay.header().sectors().stream().map(s -> s.id()).toList();
        int number = sectors.indexOf(sector);
        if (number < 0) {
            throw Refusal.of(
                    Exit.USAGE,
                    "The run has no sector `" + sector + "`.",
                    Spelling.nearest(sector, sectors)
                            .map(n -> "did you mean `sector:" + n + "`?")
                            .orElse("it has: " + String.join(", ", sectors)));
        }
        int first = replay.header().assets();
        double[] lowest = new double[replay.header().services()];
        Arrays.fill(lowest, 1);
        EventLog log = replay.log();
        for (int e = 0; e < log.size(); e++) {
            int service = log.subject(e) - first;
            if (service >= 0 && service < lowest.length && log.what(e) == What.LEVEL) {
                lowest[service] = Math.min(lowest[service], log.to(e));
            }
        }
        return first
                + IntStream.range(0, lowest.length)
                        .filter(s -> replay.header()
                                        .serviceTypes()
                                        .get(replay.services().type(s))
                                        .sector()
                                == number)
                        .boxed()
                        .max(Comparator.comparingDouble(
                                s -> (1 - lowest[s]) * replay.services().people(s)))
                        .orElseThrow(() -> Refusal.of(Exit.USAGE, "The sector " + sector + " has no services."));
    }

    private void chain(StoredRun stored, int number, Asked asked, int found) {
        Replay replay = asked.replay();
        EventLog log = replay.log();
        int worst = CausalChain.worstEventOf(log, found);
        if (worst == EventLog.NO_CAUSE) {
            say(head(stored, number, replay) + "\n" + replay.idOf(found)
                    + " never fell below 100 %; there is nothing to explain.\n");
            return;
        }
        List<Integer> events = CausalChain.of(log, worst);
        if (common.json()) {
            events.forEach(e -> print(new CourseLine.Cause(
                    SimTime.toHours(log.timeMicros(e)),
                    replay.idOf(log.subject(e)),
                    log.what(e).name().toLowerCase(Locale.ROOT),
                    log.from(e),
                    log.to(e))));
            return;
        }
        EventText text = new EventText(replay);
        List<WhyLink> links = asked.links().apply(found);
        boolean known = links.size() == events.size();
        List<String> times = events.stream()
                .map(e -> Durations.moment(SimTime.toHours(log.timeMicros(e))))
                .toList();
        Table table = new Table()
                .words("", times)
                .words("", events.stream().map(text::subject).toList())
                .words(
                        "",
                        IntStream.range(0, events.size())
                                .mapToObj(
                                        i -> text.what(events.get(i)) + (known ? EventText.together(links.get(i)) : ""))
                                .toList());
        session.console()
                .out()
                .print(head(stored, number, replay) + "\n"
                        + session.console().painted("1", text.subject(worst) + " " + text.what(worst)) + " because\n"
                        + table.renderRows("  "));
    }

    /** The last line of the chain, where the subject is held up to the end by a deadlock of recovery. */
    private void deadlock(StoredRun stored, int number, Asked asked, int found) {
        String id = asked.replay().idOf(found);
        int run = asked.replay().header().replication();
        asked.deadlock().filter(d -> d.holds(id)).ifPresent(d -> {
            if (common.json()) {
                print(ResultLines.deadlock(stored.manifest().variants().get(number), List.of(run), 1, run, d));
            }
            say("and cannot recover by itself: " + d.words() + "\n");
        });
    }

    private String head(StoredRun stored, int number, Replay replay) {
        VariantEntry entry = stored.manifest().variants().get(number);
        return ResultText.nameOf(entry) + "; " + (replication.isPresent() ? "" : "median run, ") + "replication "
                + replay.header().replication() + "; T+ counts from "
                + LocalDateTime.parse(replay.header().start()).toString().replace('T', ' ') + "\n";
    }

    private void hardest(StoredRun stored, int number) {
        String id = stored.manifest().variants().get(number).id();
        List<WhyChain> chains = stored.summary().stream()
                .flatMap(summary -> summary.why().stream())
                .filter(chain -> chain.variant().equals(id))
                .toList();
        if (common.json()) {
            return;
        }
        session.console()
                .out()
                .print(ResultText.nameOf(stored.manifest().variants().get(number))
                        + "; hit hardest in the median run:\n"
                        + (chains.isEmpty()
                                ? "  nothing\n"
                                : new Table()
                                        .words(
                                                "",
                                                chains.stream()
                                                        .map(WhyChain::title)
                                                        .toList())
                                        .renderRows("  ")));
        chains.stream().findFirst().ifPresent(chain -> session.console()
                .say("next    faultline why " + Shell.line(List.of(run, chain.subject(), "--variant", id))));
    }

    private void losses(List<PartOfLoss> losses) {
        if (common.json()) {
            losses.forEach(
                    loss -> print(new CourseLine.Loss(loss.cause(), loss.title(), loss.peopleHours(), loss.share())));
            return;
        }
        if (losses.isEmpty()) {
            session.console().out().println("\nnothing was lost in this run");
            return;
        }
        double total = losses.stream().mapToDouble(PartOfLoss::peopleHours).sum();
        Quantity quantity = Quantity.of("people-hours", total);
        List<String> causes =
                new ArrayList<>(losses.stream().map(WhyCommand::cause).toList());
        List<List<String>> hours = new ArrayList<>(losses.stream()
                .map(l -> List.of(quantity.text(l.peopleHours())))
                .toList());
        List<List<String>> shares = new ArrayList<>(losses.stream()
                .map(l -> List.of(Quantity.of("share", 0.5).text(l.share())))
                .toList());
        causes.add("total");
        hours.add(List.of(quantity.text(total)));
        shares.add(List.of(Quantity.of("share", 1).text(1)));
        session.console()
                .out()
                .print("\n" + session.console().painted("1", "people-hours lost in this run, by cause") + "\n"
                        + new Table()
                                .words("", causes)
                                .numbers("", hours)
                                .numbers("", shares)
                                .renderRows("  "));
    }

    private static String cause(PartOfLoss loss) {
        boolean untitled =
                loss.cause().equals(Summaries.NO_STEP) || loss.cause().equals(loss.title());
        return untitled ? loss.title() : loss.title() + " (" + loss.cause() + ")";
    }

    private void say(String text) {
        if (!common.json()) {
            session.console().out().print(text);
        }
    }

    private void print(Line line) {
        session.console().out().println(line.json());
    }
}
