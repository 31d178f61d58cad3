package org.faultline.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.kernel.Draws;
import org.faultline.model.Assumption;
import org.faultline.model.Function;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;
import org.faultline.table.TableException;

/**
 * Who supplies what in a country, with what nobody published left open: each draw fills it from the declared prior, so that all draws meet
 * what is published. Names of vendors play no part in a draw. The rules are in {@code docs/model/atlas.md}.
 */
public final class CountryShares {

    /** The mix in which everyone who may have a share has one. */
    public static final String MEAN = "mean";

    static final int PRESET_DRAWS = 20;

    /** Draws that make the mean. */
    private static final int DRAWS_OF_MEAN = 200;

    private static final double ROUNDING = 1e-9;

    /** Folder of a country with tables of shares in which all is open that nobody published. */
    private static final String OPEN = "open";

    private final ShareTables tables;
    private final List<CountryTables.OperatorFigures> operators;

    private CountryShares(ShareTables tables, List<CountryTables.OperatorFigures> operators) {
        this.tables = tables;
        this.operators = operators;
    }

    /**
     * The shares of a country as it is compared with others, beside everyone who sells in Europe where the country is real. Where the country's own
     * tables choose what nobody published, those in its folder {@code open} are read in their place.
     *
     * @throws IllegalArgumentException when a table is wrong; the message says where and why
     */
    public static CountryShares read(CountryPreset preset) {
        Path market = preset.folder().resolveSibling(CountryTables.SHARED).resolve(ShareTables.MARKET);
        CountryShares shares =
                open(CountryTables.read(preset.folder()), preset.folder().resolve(OPEN), market);
        if (!preset.isReal() || !shares.tables.market().isEmpty() || !Files.exists(market)) {
            return shares;
        }
        ShareTables own = shares.tables;
        return new CountryShares(
                new ShareTables(own.stated(), own.totals(), ShareTables.market(market), own.files()), shares.operators);
    }

    private static CountryShares open(CountryTables country, Path open, Path market) {
        if (!Files.isDirectory(open)) {
            return country.shares();
        }
        List<String> ids = country.operators().stream()
                .map(CountryTables.OperatorFigures::id)
                .toList();
        return of(ShareTables.read(open, ids, missing -> market), country.operators(), open);
    }

    /** Shares as tables state them; a national total that the operators cannot meet is refused. */
    static CountryShares of(ShareTables tables, List<CountryTables.OperatorFigures> operators, Path folder) {
        CountryShares shares = new CountryShares(tables, operators);
        for (ShareTables.Total total : tables.totals()) {
            double[] reach = shares.reachOf(total);
            if (reach[1] < total.low() - ROUNDING || reach[0] > total.high() + ROUNDING) {
                throw new TableException(
                        folder.resolve(ShareTables.TOTALS),
                        2 + tables.totals().indexOf(total),
                        1,
                        "The share of " + String.join("+", total.vendors()) + " in "
                                + total.function().id() + " is stated as " + total.low() + " to " + total.high()
                                + "; what is stated of the operators allows only " + reach[0] + " to " + reach[1]
                                + ".");
            }
        }
        return shares;
    }

    ShareTables tables() {
        return tables;
    }

    /** How much an operator counts in a national total; all operators add up to one. */
    double weightOf(String operator, boolean bySites) {
        double all = operators.stream().mapToDouble(o -> size(o, bySites)).sum();
        return operators.stream()
                        .filter(o -> o.id().equals(operator))
                        .mapToDouble(o -> size(o, bySites))
                        .sum()
                / all;
    }

    private static double size(CountryTables.OperatorFigures operator, boolean bySites) {
        return bySites ? operator.sites() : operator.lineShare();
    }

    /** The least and the greatest national share of a group that what is known of the operators allows. */
    double[] reachOf(ShareTables.Total total) {
        double least = 0;
        double open = 0;
        for (ShareTables.Stated part : tables.stated()) {
            if (part.function() == total.function()) {
                double weight = weightOf(part.operator(), total.bySites()) * part.share();
                List<String> candidates = part.makers().candidates();
                least += !candidates.isEmpty() && total.vendors().containsAll(candidates) ? weight : 0;
                open += ShareTables.isMixed(part.makers(), total.vendors()) ? weight : 0;
            }
        }
        return new double[] {least, least + open};
    }

    /** Mean number of antenna sites of an operator. */
    public double meanSites() {
        return operators.stream()
                .mapToInt(CountryTables.OperatorFigures::sites)
                .average()
                .orElseThrow();
    }

    /** True when nobody published a part of the shares, so that draws differ. */
    public boolean isOpen() {
        return tables.stated().stream().anyMatch(s -> s.makers().isOpen());
    }

    /** Everyone who has or may have a share, in the order in which the tables name them, without product lines of their own. */
    public List<Vendor> vendors() {
        Set<String> names = new LinkedHashSet<>();
        tables.stated().forEach(s -> names.addAll(s.makers().candidates()));
        return names.stream()
                .map(n -> new Vendor(Suppliers.idOf(n), n, List.of()))
                .toList();
    }

    /** Ids of everyone who sells a function in this country as far as its tables and those of Europe know. */
    public List<String> sellersOf(Function function) {
        Set<String> names = new LinkedHashSet<>();
        for (ShareTables.Stated part : tables.stated()) {
            if (part.function() == function) {
                boolean follows = part.makers() instanceof Makers.As;
                names.addAll(follows ? sellersOf(((Makers.As) part.makers()).function()) : idsOf(part.makers()));
            }
        }
        tables.market().stream()
                .filter(s -> s.function() == function)
                .forEach(s -> names.add(Suppliers.idOf(s.vendor())));
        return List.copyOf(names);
    }

    private static List<String> idsOf(Makers makers) {
        return makers.candidates().stream().map(Suppliers::idOf).toList();
    }

    /** What is known of who supplies a function; parts of all lines, each between 0 and 1. */
    public Known knownOf(Function function) {
        double named = 0;
        double bounded = 0;
        boolean hasTotal = tables.totals().stream().anyMatch(t -> t.function() == function && isPublished(t.grade()));
        for (ShareTables.Stated part : tables.stated()) {
            if (part.function() == function && !(part.makers() instanceof Makers.As)) {
                double weight = weightOf(part.operator(), false) * part.share();
                named += !part.makers().isOpen() && isPublished(part.grade()) ? weight : 0;
                bounded += part.makers().isOpen() && (isPublished(part.grade()) || hasTotal) ? weight : 0;
            }
        }
        return new Known(named, bounded);
    }

    private static boolean isPublished(Assumption.Grade grade) {
        return grade == Assumption.Grade.PUBLISHED || grade == Assumption.Grade.MEASURED;
    }

    /** The mean of what is known of several functions. */
    public Known knownOf(Collection<Function> functions) {
        return new Known(
                functions.stream()
                        .mapToDouble(f -> knownOf(f).named())
                        .average()
                        .orElse(0),
                functions.stream()
                        .mapToDouble(f -> knownOf(f).bounded())
                        .average()
                        .orElse(0));
    }

    /**
     * What is known of who supplies a function.
     *
     * @param named part of all lines whose supplier is named by a published figure
     * @param bounded part for which a published figure names only a few suppliers or a national total
     */
    public record Known(double named, double bounded) {

        /** The word for it. */
        public String word() {
            if (named >= 0.9) {
                return "published";
            }
            if (named >= 0.5) {
                return "mostly published";
            }
            return named + bounded >= 0.1 ? "partly published" : "assumed";
        }
    }

    /**
     * The mixes that the country brings: {@code today}, {@code mean} and, where anything is open, some draws. Today is what the tables state, with the
     * first draw of seed 0 in place of what is open: one possible country. In the mean of many draws everyone who may have a share has one;
     * it is no possible country, for an operator that has one supplier, whoever it is, has four there.
     */
    public Map<String, VendorMix> presets() {
        Map<String, VendorMix> presets = new LinkedHashMap<>();
        boolean plain = tables.stated().stream().allMatch(s -> s.makers() instanceof Makers.Named);
        List<VendorMix.Share> today = plain ? asStated() : new ShareDraw(this, new Draws(0, 0)).inOrderOfTables();
        put(
                presets,
                CountryNetworks.TODAY,
                !plain && isOpen() ? "Today, one draw of what is not known" : "Today",
                today);
        put(presets, MEAN, "Mean of what is not known", plain ? today : mean());
        for (int d = 1; !plain && isOpen() && d < PRESET_DRAWS; d++) {
            presets.put("draw-" + d, draw(0, d));
        }
        return presets;
    }

    private static void put(Map<String, VendorMix> presets, String id, String title, List<VendorMix.Share> shares) {
        presets.put(id, new VendorMix(id, title, shares, VendorMix.Assignment.CONTIGUOUS));
    }

    private List<VendorMix.Share> asStated() {
        return tables.stated().stream()
                .map(s -> new VendorMix.Share(s.operator(), s.function(), Suppliers.idOf(s.text()), s.share()))
                .toList();
    }

    private List<VendorMix.Share> mean() {
        Map<VendorMix.Share, Double> sums = new LinkedHashMap<>();
        for (int d = 0; d < DRAWS_OF_MEAN; d++) {
            for (VendorMix.Share share : new ShareDraw(this, new Draws(0, d)).inOrderOfTables()) {
                VendorMix.Share key = new VendorMix.Share(share.operator(), share.function(), share.vendor(), 1);
                sums.merge(key, share.share() / DRAWS_OF_MEAN, Double::sum);
            }
        }
        List<VendorMix.Share> mean = new ArrayList<>();
        sums.forEach((key, share) ->
                mean.add(new VendorMix.Share(key.operator(), key.function(), key.vendor(), Math.min(1, share))));
        return mean;
    }

    /**
     * A mix in which everything open is drawn, and with it which end of the country each supplier has.
     *
     * @param seed master seed
     * @param number of the draw, zero or more
     */
    public VendorMix draw(long seed, int number) {
        List<VendorMix.Share> shares = new ShareDraw(this, new Draws(seed, number)).inDrawnOrder();
        return new VendorMix("draw-" + number, "Draw " + number, shares, VendorMix.Assignment.CONTIGUOUS);
    }
}
