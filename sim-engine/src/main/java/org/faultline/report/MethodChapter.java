package org.faultline.report;

import java.util.List;
import org.faultline.impact.Measure;

/** How the numbers came about, and what each measure means. */
final class MethodChapter implements Chapter {

    private final Evidence evidence;

    MethodChapter(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String id() {
        return "method";
    }

    @Override
    public String title() {
        return "Method in short";
    }

    @Override
    public void write(Html html) {
        Paragraphs.write(html, Resources.paragraphs("method.txt"));
        List<Measure> measures = evidence.measuresOf("");
        if (measures.isEmpty()) {
            return;
        }
        html.leaf("h3", "What the measures mean");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "What the measures mean");
        html.open("table", "class", "cards")
                .leaf("caption", "The measures of this report: formula, source, and what a reader could take wrongly.");
        html.open("thead").open("tr");
        for (String word : List.of("Measure", "Formula", "Caveat", "Source")) {
            html.leaf("th", word, "scope", "col");
        }
        html.close().close().open("tbody", "data-exact", "text");
        for (Measure measure : measures) {
            html.open("tr").leaf("th", Words.sentence(measure.title()), "scope", "row", "data-label", "Measure");
            html.leaf("td", measure.formula(), "data-label", "Formula")
                    .leaf("td", measure.caveat(), "data-label", "Caveat");
            html.leaf("td", measure.source(), "data-label", "Source").close();
        }
        html.close().close().close();
    }
}
