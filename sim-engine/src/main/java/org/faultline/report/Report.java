package org.faultline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.json.Json;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Claim;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.WholeFile;

/**
 * The report of a stored run as one HTML file. It asks nothing of any server, reads without script, prints on A4, and every
 * number in it carries the place in the run's files from which it was taken.
 */
public final class Report {

    private static final int REPEATABLE = 5;

    private Report() {}

    /**
     * Writes the report, whole or not at all. O(size of the run's files).
     *
     * @param runDirectory folder of a finished run
     * @param htmlFile file to write; one that exists is replaced
     * @throws IOException when the run cannot be read or the file cannot be written
     * @throws IllegalArgumentException when the run was interrupted before its results were summed up
     */
    public static void write(Path runDirectory, Path htmlFile) throws IOException {
        StoredRun run = StoredRun.read(runDirectory);
        Evidence evidence = Evidence.of(run);
        Optional<Replay> replay = replayOfTheWorst(run, evidence);
        Claim claim = Claim.of(run);
        String page = page(
                run,
                evidence,
                new Claim(claim.manifest(), claim.sample(REPEATABLE)),
                replay,
                htmlFile.getFileName().toString());
        WholeFile.write(htmlFile, beside -> Files.writeString(beside, page, StandardCharsets.UTF_8));
    }

    private static Optional<Replay> replayOfTheWorst(StoredRun run, Evidence evidence) throws IOException {
        Optional<Path> file = run.findReplay(run.manifest().variants().indexOf(evidence.worst()));
        return file.isEmpty() ? Optional.empty() : Optional.of(Replay.read(file.get()));
    }

    private static String page(StoredRun run, Evidence evidence, Claim claim, Optional<Replay> replay, String fileName)
            throws IOException {
        ChartData charts = new ChartData();
        MapChapter map = new MapChapter(evidence, replay);
        List<Chapter> chapters = new ArrayList<>(List.of(
                new AnswerChapter(evidence),
                new DecisionChapter(evidence),
                map,
                new CurvesChapter(evidence, charts),
                new PeopleChapter(evidence, titles(replay)),
                new CausesChapter(evidence, replay)));
        TornadoChapter.find(evidence).ifPresent(chapter -> chapters.add(2, chapter));
        Stream.of(
                        ExposureChapter.find(evidence, titles(replay)),
                        DefenceChapter.find(evidence, replay),
                        DevicesChapter.find(evidence, charts, replay),
                        StormChapter.find(evidence, run.storms()),
                        SharedPartsChapter.find(evidence, run.commonCauses(), run.concentration()),
                        MeasuresChapter.find(evidence, run.measures()))
                .flatMap(Optional::stream)
                .forEach(chapters::add);
        chapters.addAll(List.of(
                new AssumptionsChapter(evidence),
                new LimitsChapter(run.notes()),
                new MethodChapter(evidence),
                new ProvenanceChapter(evidence.manifest(), fileName)));
        Page page = new Page(evidence.manifest());
        page.writeBody(chapters);
        page.keep("faultline-run", Json.line(claim));
        page.keep("faultline-charts", charts.json());
        page.keep("faultline-film", Json.line(map.film()));
        return page.toHtml();
    }

    /** Titles of regions and kinds of services by their subjects, as far as the replay names them. */
    private static Map<String, String> titles(Optional<Replay> replay) {
        Map<String, String> titles = new HashMap<>();
        replay.ifPresent(run -> {
            run.header().regions().forEach(region -> titles.put("region:" + region.id(), region.title()));
            run.header().serviceTypes().forEach(type -> titles.put("service:" + type.id(), type.title()));
        });
        return titles;
    }
}
