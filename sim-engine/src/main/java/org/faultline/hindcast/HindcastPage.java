package org.faultline.hindcast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page of all hindcasts: every figure with its band and what came out, hit or missed. The same figures give the same page. */
public final class HindcastPage {

    /** Paragraphs of a hindcast's page from this one on say why figures miss; they are shown beside the figures. */
    private static final String REASONS = "**Which figures miss, and why.**";

    private static final String AGAIN =
            """
            Of the outages on which the program grew, whose ranges were set anew between runs, though never for one figure's sake:

            """;

    private static final String ONCE =
            """
            Of the outages that nobody had looked at before their bands were fixed, run once, with nothing changed after the first run:

            """;

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final int WHOLE_FROM = 1000;

    private HindcastPage() {}

    /**
     * A hindcast with what came of it.
     *
     * @param hindcast where its page on reasons stands
     * @param title of its scenario
     * @param figures in the order of the sheet
     */
    public record Part(Hindcast hindcast, String title, List<Figure> figures) {
        public Part {
            figures = List.copyOf(figures);
        }
    }

    /**
     * The page as Markdown.
     *
     * @param command the words that write it
     */
    public static String of(List<Part> parts, String command) {
        StringBuilder page = new StringBuilder(
                """
                # Hindcasts

                Outages of real networks, run again. A scenario is given what is known of the fault and of what the operator did; how long devices are
                without service and how they come back must follow. Bands were fixed before any run (`scenarios/hindcasts/<id>/bands.csv`, with their
                sources) and are the same whatever comes out. What no source gives is drawn in each replication from ranges that all incidents share
                (`scenarios/hindcasts/common.yaml`, and `power.yaml` where the grid fails; `scenarios/hindcasts/README.md` tells how they came about).
                This page is written by

                ```
                %s
                ```

                *Median* is over the replications, *range* from one in ten to nine in ten, *in the band* the share of them that lies in it: of all that is
                plausible, how much would have foretold the day. A figure is hit when its median lies in the band. `>=` marks a value that is
                only known to be at least so much because the run ended first; it hits nothing. A dash: the model does not give that figure. Figures
                at the start of an outage follow from the fault as it is given; what the model is worth shows in the others.

                """
                        .formatted(command));
        List<Part> often = parts.stream().filter(p -> !p.hindcast().isRunOnce()).toList();
        List<Part> once = parts.stream().filter(p -> p.hindcast().isRunOnce()).toList();
        table(once.isEmpty() ? "" : AGAIN, often, page);
        page.append(often.isEmpty() || once.isEmpty() ? "" : "\n");
        table(ONCE, once, page);
        often.forEach(part -> write(part, page));
        once.forEach(part -> write(part, page));
        return page.toString();
    }

    private static void table(String heading, List<Part> parts, StringBuilder page) {
        if (parts.isEmpty()) {
            return;
        }
        List<Figure> all = parts.stream().flatMap(p -> p.figures().stream()).toList();
        page.append(heading).append("**").append(score(all)).append(" figures are hit.**\n\n");
        page.append("| hindcast | figures hit |\n|---|---|\n");
        for (Part part : parts) {
            page.append("| [")
                    .append(part.title())
                    .append("](#")
                    .append(anchor(part.title()))
                    .append(") | ");
            page.append(score(part.figures())).append(" |\n");
        }
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private static String score(List<Figure> figures) {
        return figures.stream().filter(Figure::ok).count() + " of " + figures.size();
    }

    private static void write(Part part, StringBuilder page) {
        page.append("\n## ").append(part.title()).append("\n\n");
        page.append("`scenarios/hindcasts/").append(part.hindcast().id()).append("`, ");
        page.append(part.figures().stream().mapToInt(Figure::replications).max().orElse(0))
                .append(" replications\n\n");
        page.append("| figure | meaning | band | median | range | in the band | |\n|---|---|---|---|---|---|---|\n");
        for (Figure f : part.figures()) {
            Band band = f.band();
            page.append("| `")
                    .append(band.figure())
                    .append("` | ")
                    .append(band.meaning())
                    .append(" | ");
            page.append(ends(band))
                    .append(
                            band.unit() == Band.Unit.NUMBER
                                    ? ""
                                    : " " + band.unit().id())
                    .append(" | ");
            page.append(text(f.median())).append(" | ");
            page.append(f.median().isPresent() ? text(f.low()) + " to " + text(f.high()) : "-")
                    .append(" | ");
            page.append(f.median().isPresent() ? Math.round(100 * f.share()) + " %" : "-")
                    .append(" | ");
            page.append(f.ok() ? "hit" : "**missed**").append(" |\n");
        }
        reasons(part.hindcast())
                .ifPresent(text -> page.append('\n').append(text).append('\n'));
    }

    private static Optional<String> reasons(Hindcast hindcast) {
        String text = hindcast.page();
        int from = text.indexOf(REASONS);
        return from < 0 ? Optional.empty() : Optional.of(text.substring(from).strip());
    }

    /** A value as people write it: three digits, {@code >=} before a bound, a dash for none. */
    public static String text(Optional<Figure.Value> value) {
        return value.map(v -> (v.isBound() ? ">=" : "") + text(v.number())).orElse("-");
    }

    private static String ends(Band band) {
        String low = exact(band.low());
        return band.low() == band.high() ? low : low + " to " + exact(band.high());
    }

    /** An end of a band, with all its digits. */
    public static String exact(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What came out: three digits, or all of the whole part. */
    public static String text(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shown =
                Math.abs(number) >= WHOLE_FROM ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(DIGITS);
        if (shown.abs().doubleValue() < 1e-6) {
            return "0";
        }
        return shown.stripTrailingZeros().toPlainString();
    }
}
