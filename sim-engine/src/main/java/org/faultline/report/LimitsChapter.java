package org.faultline.report;

/** What the model leaves out, in words, so that nobody reads it into the results. */
final class LimitsChapter implements Chapter {

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
    }
}
