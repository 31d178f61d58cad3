package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.faultline.io.lines.CourseLine;
import org.faultline.io.lines.Line;
import org.faultline.io.replay.AssetState;
import org.faultline.io.replay.Moment;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.CommonCause;
import org.faultline.io.results.Quantity;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summary;
import org.faultline.kernel.SimTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a stored run again: its tables, or one moment of a median run. */
@Command(
        name = "show",
        header = "Show a stored run: its tables, or one moment of its median run.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline show",
            "  faultline show last --at 14h",
            "  faultline show runs/nordland-backdoor-1a2b3c4d --at 7:30 --hidden"
        })
final class ShowCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RunArgument run;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "A moment since the start of the scenario: 2h, 90 min, 2:14.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--variant", paramLabel = "ID", description = "Which variant. Default: the one that loses most.")
    private Optional<String> variant = Optional.empty();

    @Option(names = "--hidden", description = "Also show what nobody has found yet: compromised assets.")
    private boolean hidden;

    @Mixin
    private CommonOptions common;

    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        StoredRun stored = run.find(session);
        if (at.isPresent()) {
            moment(stored, hours(at.get()));
        } else {
            tables(stored);
        }
        return Exit.DONE.code();
    }

    private void tables(StoredRun stored) {
        Summary summary = stored.summary()
                .orElseThrow(() -> Refusal.of(
                        Exit.USAGE,
                        "The run " + stored.path().getFileName()
                                + " was interrupted before there was anything to show.",
                        "finish it: " + stored.manifest().command()));
        if (common.json()) {
            ResultLines lines = new ResultLines(stored, summary);
            print(Stream.of(
                            lines.runs(),
                            lines.measures(),
                            lines.differences(),
                            lines.limits(),
                            CommonCauses.lines(causes(stored)))
                    .flatMap(part -> part));
        } else {
            ResultText text = new ResultText(session.console(), stored.manifest(), summary);
            session.console()
                    .out()
                    .print(text.heading()
                            + text.sectors()
                            + text.differences("people-hours-lost")
                            + text.limits()
                            + CommonCauses.text(session.console(), causes(stored)));
            session.console().say("\nmade by " + stored.manifest().command());
        }
    }

    private static List<CommonCause> causes(StoredRun stored) {
        try {
            return stored.commonCauses();
        } catch (IOException e) {
            throw new UncheckedIOException("The common causes of " + stored.path() + " cannot be read", e);
        }
    }

    private void moment(StoredRun stored, double hours) {
        int number = StoredReplay.variant(stored, variant);
        Replay replay = StoredReplay.read(stored, number);
        if (SimTime.ofHours(hours) > replay.header().horizonMicros()) {
            throw Refusal.of(
                    Exit.USAGE,
                    "The run ends at "
                            + Durations.moment(SimTime.toHours(replay.header().horizonMicros())) + ", before "
                            + at.orElseThrow() + ".");
        }
        Moment moment = Moment.of(replay, SimTime.ofHours(hours));
        Map<String, Map<AssetState, Integer>> layers = layers(replay, moment);
        if (common.json()) {
            print(Stream.concat(sectorLines(replay, moment, hours), stateLines(layers, hours)));
        } else {
            session.console()
                    .out()
                    .print(text(stored, number, replay, moment, hours)
                            + table(layers).render("  "));
        }
    }

    private String text(StoredRun stored, int number, Replay replay, Moment moment, double hours) {
        StringBuilder text = new StringBuilder(session.console()
                        .painted(
                                "1",
                                ResultText.nameOf(stored.manifest().variants().get(number))))
                .append("\nmedian run: replication ")
                .append(replay.header().replication())
                .append(", ")
                .append(Durations.moment(hours))
                .append(", ")
                .append(java.time.LocalDateTime.parse(replay.header().start())
                        .plusSeconds(Math.round(hours * 3600))
                        .toString()
                        .replace('T', ' '))
                .append(", ")
                .append(moment.events())
                .append(" of ")
                .append(replay.header().events())
                .append(replay.header().events() == 1 ? " event\n\n" : " events\n\n");
        Table table = new Table()
                .words(
                        "",
                        replay.header().sectors().stream().map(s -> s.title()).toList());
        List<List<String>> levels = new ArrayList<>();
        List<List<String>> people = new ArrayList<>();
        for (int s = 0; s < replay.header().sectors().size(); s++) {
            levels.add(List.of(Quantity.of("share", moment.sectorLevel(s)).text(moment.sectorLevel(s))));
            people.add(List.of(Quantity.of("people", moment.sectorPeople(s)).text(moment.sectorPeople(s))));
        }
        return text.append(table.numbers("service level", levels)
                        .numbers("people affected", people)
                        .render("  "))
                .append('\n')
                .toString();
    }

    private Map<String, Map<AssetState, Integer>> layers(Replay replay, Moment moment) {
        Map<String, Map<AssetState, Integer>> layers = new LinkedHashMap<>();
        replay.header().kinds().forEach(kind -> layers.put(kind.layer(), new EnumMap<>(AssetState.class)));
        for (int a = 0; a < replay.header().assets(); a++) {
            String layer = replay.header().kinds().get(replay.assets().kind(a)).layer();
            layers.get(layer).merge(moment.state(a, hidden), 1, Integer::sum);
        }
        layers.values().removeIf(Map::isEmpty);
        return layers;
    }

    private static Table table(Map<String, Map<AssetState, Integer>> layers) {
        Table table = new Table().words("assets", List.copyOf(layers.keySet()));
        for (AssetState state : AssetState.values()) {
            if (layers.values().stream().anyMatch(states -> states.containsKey(state))) {
                table.numbers(
                        state.words(),
                        layers.values().stream()
                                .map(states ->
                                        List.of(states.getOrDefault(state, 0).toString()))
                                .toList());
            }
        }
        return table;
    }

    private static Stream<Line> sectorLines(Replay replay, Moment moment, double hours) {
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < replay.header().sectors().size(); s++) {
            lines.add(new CourseLine.Sector(
                    hours, replay.header().sectors().get(s).id(), moment.sectorLevel(s), moment.sectorPeople(s)));
        }
        return lines.stream();
    }

    private static Stream<Line> stateLines(Map<String, Map<AssetState, Integer>> layers, double hours) {
        return layers.entrySet().stream().flatMap(layer -> layer.getValue().entrySet().stream()
                .map(state -> new CourseLine.State(
                        hours, layer.getKey(), state.getKey().words(), state.getValue())));
    }

    private void print(Stream<Line> lines) {
        lines.forEach(line -> session.console().out().println(line.json()));
    }

    private static double hours(String text) {
        try {
            return Durations.parseHours(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.USAGE, e.getMessage());
        }
    }
}
