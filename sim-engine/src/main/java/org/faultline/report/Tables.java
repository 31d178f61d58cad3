package org.faultline.report;

/** The frame of a table that may be wider than the page. */
final class Tables {

    private Tables() {}

    /** Opens a table in a region that scrolls sideways by itself. */
    static void open(Html html, String name, String look) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name);
        if (look.isEmpty()) {
            html.open("table");
        } else {
            html.open("table", "class", look);
        }
    }

    /** Closes body, table and region. */
    static void close(Html html) {
        html.close().close().close();
    }

    /** A head of one row. */
    static void head(Html html, String... columns) {
        html.open("thead").open("tr");
        for (String column : columns) {
            html.leaf("th", column, "scope", "col");
        }
        html.close().close();
    }
}
