package org.faultline.report;

import java.util.List;
import org.faultline.report.LineChart.Series;

/** The parts that all charts share: legend, chart with its text alternative, and the table of its numbers. */
final class Figures {

    /** Number of lines that can be told apart in one chart. */
    static final int LOOKS = 6;

    private Figures() {}

    /** The lines that are seen, each with its colour, dashes and letter. */
    static void legend(Html html, List<Series> series) {
        html.open("ul", "class", "legend");
        for (Series s : series) {
            if (s.shown()) {
                html.open("li").open("svg", "class", "swatch", "width", "34", "height", "12", "aria-hidden", "true", "focusable", "false");
                html.empty("path", "class", "line s" + s.look(), "d", "M1 6H33").close();
                html.leaf("span", s.letter(), "class", "letter-name s" + s.look()).leaf("span", s.label(), "data-exact", "label").close();
            }
        }
        html.close();
    }

    /** The drawing, in the place where scripts put a live chart of the same numbers. */
    static void chart(Html html, String id, LineChart chart, String alternative) {
        html.open("div", "class", "chart", "data-chart", id, "role", "img", "aria-label", alternative);
        chart.write(html);
        html.close();
    }

    /** Opens the table of numbers up to its row of headings. */
    static void openNumbers(Html html, String caption) {
        html.open("details", "class", "numbers").leaf("summary", "Table");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table").leaf("caption", caption, "data-exact", "label").open("thead").open("tr");
    }

    /** Closes what {@link #openNumbers} opened. */
    static void closeNumbers(Html html) {
        html.close().close().close().close();
    }
}
