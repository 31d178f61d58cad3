package org.faultline.report;

/** The frame of a page that is one file without scripts and asks nothing of any server. */
final class StandingPage {

    private StandingPage() {}

    /**
     * The whole page.
     *
     * @param title in the bar of the browser
     * @param sheet style of its own, besides that of all reports
     * @param body everything between the tags of the body
     */
    static String of(String title, String sheet, Html body) {
        Html head = new Html();
        head.open("head").empty("meta", "charset", "utf-8");
        head.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.empty("meta", "name", "color-scheme", "content", "light dark");
        head.leaf("title", title)
                .style(Resources.text("report.css") + Resources.text(sheet))
                .close();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n" + head + "<body>\n" + body + "</body>\n</html>\n";
    }

    /** What stands above everything: what made the page, what it is about, and the command that makes it again. */
    static void writeHeader(Html html, String maker, String title, String description, String command) {
        html.open("header", "class", "top");
        html.open("p", "class", "brand").text(maker).close();
        html.leaf("h1", title);
        if (!description.isBlank()) {
            html.leaf("p", description, "class", "lead");
        }
        html.open("p", "class", "repeat")
                .text("You can run this again: ")
                .leaf("code", command)
                .close();
        html.close();
    }
}
