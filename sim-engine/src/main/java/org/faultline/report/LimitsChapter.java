package org.faultline.report;

import java.util.List;
import org.faultline.io.results.RunNote;

/** What the model leaves out, and what this run took for granted, in words, so that nobody reads it into the results. */
final class LimitsChapter implements Chapter {

    private final List<RunNote> notes;

    /** A chapter with what a run took for granted because of its network. */
    LimitsChapter(List<RunNote> notes) {
        this.notes = notes;
    }

    @Override
    public String id() {
        return "limits";
    }

    @Override
    public String title() {
        return "What this does not say";
    }

    @Override
    public void write(Html html) {
        html.leaf("p", "The results hold within the model. What follows is not in it, or only roughly.");
        Paragraphs.write(html, Resources.paragraphs("limits.txt"));
        if (!notes.isEmpty()) {
            html.leaf("h3", "In this run");
            html.open("ul", "data-exact", "text");
            notes.forEach(note -> html.leaf("li", sentence(note.text())));
            html.close();
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
