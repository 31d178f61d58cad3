package org.faultline.report;

import java.util.List;
import org.faultline.report.Resources.Paragraph;

/** A chapter of fixed text: headings and paragraphs from a file. */
final class TextChapter implements Chapter {

    private final String id;
    private final String title;
    private final String lead;
    private final List<Paragraph> paragraphs;

    private TextChapter(String id, String title, String lead, List<Paragraph> paragraphs) {
        this.id = id;
        this.title = title;
        this.lead = lead;
        this.paragraphs = paragraphs;
    }

    /** What the model leaves out, so that nobody reads it into the results. */
    static TextChapter limits() {
        return new TextChapter(
                "limits",
                "What this does not say",
                "The results hold within the model. What follows is not in it, or only roughly.",
                Resources.paragraphs("limits.txt"));
    }

    /** How the numbers came about. */
    static TextChapter method() {
        return new TextChapter("method", "Method in short", "How the numbers of this report came about.", Resources.paragraphs("method.txt"));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public void write(Html html) {
        html.leaf("p", lead).open("dl", "class", "texts", "data-exact", "text");
        for (Paragraph paragraph : paragraphs) {
            html.open("div").leaf("dt", paragraph.heading()).leaf("dd", paragraph.text()).close();
        }
        html.close();
    }
}
