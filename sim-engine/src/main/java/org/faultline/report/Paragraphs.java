package org.faultline.report;

import java.util.List;
import org.faultline.report.Resources.Paragraph;

/** Fixed text of the page: headings, each with what it says. */
final class Paragraphs {

    private Paragraphs() {}

    static void write(Html html, List<Paragraph> paragraphs) {
        html.open("dl", "class", "texts", "data-exact", "text");
        for (Paragraph paragraph : paragraphs) {
            html.open("div")
                    .leaf("dt", paragraph.heading())
                    .leaf("dd", paragraph.text())
                    .close();
        }
        html.close();
    }
}
