package org.faultline.report;

import java.util.List;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.DataSource;

/** Where the report comes from, and how anybody gets the same one. */
final class ProvenanceChapter implements Chapter {

    private final Manifest manifest;
    private final String fileName;

    /** A chapter for a report that is kept under a file name. */
    ProvenanceChapter(Manifest manifest, String fileName) {
        this.manifest = manifest;
        this.fileName = fileName;
    }

    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String title() {
        return "Provenance";
    }

    @Override
    public void write(Html html) {
        html.open("dl", "class", "facts", "data-exact", "setting");
        fact(html, "Repeat the run", "code", manifest.command());
        fact(html, "Check this file", "code", program() + " verify " + fileName);
        fact(html, "Scenario", "span", manifest.id() + ", " + manifest.scenarioFile());
        fact(html, "Scenario fingerprint", "code", manifest.scenarioSha256());
        fact(html, "Master seed", "code", Long.toString(manifest.seed()));
        fact(
                html,
                "Replications",
                "span",
                manifest.replications()
                        + (manifest.variants().size() == 1
                                ? ""
                                : " of each of " + manifest.variants().size() + " cases"));
        fact(
                html,
                "Network",
                "span",
                Words.counted(manifest.assets(), "asset") + ", " + Words.counted(manifest.services(), "service"));
        fact(html, "Engine", "span", "Faultline " + manifest.engine() + ", build " + manifest.build());
        fact(html, "Java", "span", manifest.java());
        fact(
                html,
                "Run",
                "span",
                "from " + manifest.startedAt()
                        + manifest.finishedAt().map(end -> " to " + end).orElse(", not finished"));
        fact(
                html,
                "Charts",
                "span",
                "Apache ECharts " + Resources.echartsVersion()
                        + ", Copyright The Apache Software Foundation, Apache License 2.0; its notice stands in the source of this page");
        html.close();
        html.leaf(
                "p",
                "The check repeats a few replications, spread over all cases, and compares the fingerprints of their event logs with those "
                        + "kept in this file.",
                "class",
                "note");
        writeSources(html, manifest.dataSources());
    }

    /** The program as the command names it. */
    private String program() {
        return manifest.command().split(" ", 2)[0];
    }

    private static void fact(Html html, String name, String tag, String value) {
        html.open("div").leaf("dt", name).open("dd").leaf(tag, value).close().close();
    }

    private static void writeSources(Html html, List<DataSource> sources) {
        html.leaf("h3", "Data and licences");
        if (sources.isEmpty()) {
            html.leaf("p", "The run names no data sources beyond its scenario file.");
            return;
        }
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Data and licences");
        html.open("table", "class", "cards")
                .leaf("caption", "Data that went into this run, with the attribution their licences ask for.");
        html.open("thead").open("tr");
        for (String word : List.of("Data", "Source", "Licence")) {
            html.leaf("th", word, "scope", "col");
        }
        html.close().close().open("tbody", "data-exact", "text");
        for (DataSource source : sources) {
            html.open("tr").leaf("th", source.what(), "scope", "row", "data-label", "Data");
            html.leaf("td", source.source(), "class", "source", "data-label", "Source")
                    .leaf("td", source.licence(), "data-label", "Licence")
                    .close();
        }
        html.close().close().close();
    }
}
