package org.faultline.report;

import java.util.List;

/** Names of lines in a chart, each with its stroke, its colour and its letter, so that none has to be told apart by one of them alone. */
record RiskLooks(List<String> names) {

    /** Lines that can be told apart in one chart. */
    static final int MOST = 6;

    RiskLooks {
        names = List.copyOf(names);
    }

    /** The class of a line in style sheets. */
    static String look(int line) {
        return "s" + (line + 1);
    }

    static String letter(int line) {
        return String.valueOf((char) ('A' + line));
    }

    /** The letter of a line at a place of the drawing. */
    static void writeLetter(Html html, int line, double x, double y) {
        html.leaf("text", letter(line), "class", "letter " + look(line), "x", Svg.number(x), "y", Svg.number(y));
    }

    void writeLegend(Html html) {
        html.open("ul", "class", "legend");
        for (int line = 0; line < names.size(); line++) {
            html.open("li");
            Svg.writeSwatch(html, look(line));
            html.leaf("span", letter(line), "class", "letter-name " + look(line))
                    .leaf("span", names.get(line))
                    .close();
        }
        html.close();
    }
}
