package org.faultline.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.model.Assumption;
import org.faultline.model.Function;
import org.faultline.table.CsvTable;
import org.faultline.table.TableException;

/**
 * Who supplies what in a country, and what is not known of it, as the tables state it.
 *
 * @param stated rows of {@code vendor_shares.csv}; the shares of an operator and function add up to one
 * @param totals rows of {@code national_shares.csv}, at most one per function
 * @param market who sells what: rows of {@code suppliers.csv}; empty where no row leaves a supplier unknown
 * @param files that were read
 */
record ShareTables(List<Stated> stated, List<Total> totals, List<Seller> market, List<Path> files) {

    static final String SHARES = "vendor_shares.csv";
    static final String TOTALS = "national_shares.csv";
    static final String MARKET = "suppliers.csv";

    private static final double ROUNDING = 1e-6;

    /** A part of one function of one operator, and who makes it as far as that is known. */
    record Stated(
            String operator,
            Function function,
            String text,
            Makers makers,
            double share,
            String source,
            Assumption.Grade grade) {}

    /**
     * The share that a group of suppliers has of a function in the whole country.
     *
     * @param vendors the group, by name
     * @param low least share
     * @param high greatest share
     * @param bySites true when operators count by their antenna sites, false when they count by their lines
     */
    record Total(
            Function function,
            List<String> vendors,
            double low,
            double high,
            boolean bySites,
            String source,
            Assumption.Grade grade) {}

    /** A supplier that sells a function, and where it may stand for one that is not known. */
    record Seller(Function function, String vendor, InPlace inPlace) {}

    /** How a supplier may stand in the place of one that is not known. */
    enum InPlace {
        /** With a part of the function, beside others. */
        SPLIT,
        /** With the whole function, or not at all. */
        ONE,
        /** Never. */
        NO
    }

    /**
     * Reads the tables of a country.
     *
     * @param operators ids of its operators
     * @param find a file of the country or, where it has none, the one that all countries share
     */
    static ShareTables read(Path folder, List<String> operators, UnaryOperator<Path> find) {
        Path shares = folder.resolve(SHARES);
        List<Path> files = new ArrayList<>(List.of(shares));
        List<CsvTable.Row> rows = CsvTable.read(shares).rows();
        List<Seller> market = List.of();
        if (rows.stream().anyMatch(r -> r.word("vendor").equals(Makers.UNKNOWN))) {
            Path sellers = find.apply(folder.resolve(MARKET));
            files.add(sellers);
            market = market(sellers);
        }
        List<Seller> known = market;
        List<Stated> stated =
                rows.stream().map(r -> stated(r, operators, known)).toList();
        checkSums(rows, stated);
        checkFollowing(rows, stated);
        List<Total> totals = new ArrayList<>();
        Path national = folder.resolve(TOTALS);
        if (Files.exists(national)) {
            files.add(national);
            for (CsvTable.Row row : CsvTable.read(national).rows()) {
                totals.add(total(row, totals, stated));
            }
        }
        return new ShareTables(stated, List.copyOf(totals), market, files);
    }

    /** The table of who sells what. */
    static List<Seller> market(Path file) {
        return CsvTable.read(file).rows().stream().map(ShareTables::seller).toList();
    }

    private static Seller seller(CsvTable.Row row) {
        String word = row.word("unknown");
        for (InPlace rule : InPlace.values()) {
            if (rule.name().toLowerCase(Locale.ROOT).equals(word)) {
                return new Seller(function(row), row.word("vendor"), rule);
            }
        }
        throw row.fault("unknown", "The value " + word + " must be split, one or no.");
    }

    private static Stated stated(CsvTable.Row row, List<String> operators, List<Seller> market) {
        String operator = row.word("operator");
        if (!operators.contains(operator)) {
            throw row.fault("operator", "The operator " + operator + " is not in the table of operators.");
        }
        Function function = function(row);
        try {
            Makers makers = Makers.parse(row.word("vendor")).orElseGet(() -> anyOf(market, function));
            return new Stated(
                    operator,
                    function,
                    row.word("vendor"),
                    makers,
                    row.share("share"),
                    row.word("source"),
                    CountryTables.grade(row));
        } catch (TableException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw row.fault("vendor", e.getMessage());
        }
    }

    private static Makers anyOf(List<Seller> market, Function function) {
        List<Seller> sellers = market.stream()
                .filter(s -> s.function() == function && s.inPlace() != InPlace.NO)
                .toList();
        List<String> names = sellers.stream().map(Seller::vendor).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "The supplier is unknown, and " + MARKET + " names nobody who sells " + function.id() + ".");
        }
        if (names.size() == 1) {
            return new Makers.Named(names.get(0));
        }
        return sellers.get(0).inPlace() == InPlace.ONE ? new Makers.OneOf(names) : new Makers.Split(names);
    }

    private static void checkSums(List<CsvTable.Row> rows, List<Stated> stated) {
        Map<String, Double> sums = new HashMap<>();
        stated.forEach(s -> sums.merge(s.operator() + " " + s.function().id(), s.share(), Double::sum));
        for (CsvTable.Row row : rows) {
            double sum = sums.get(row.word("operator") + " " + row.word("function"));
            if (Math.abs(sum - 1) > ROUNDING) {
                throw row.fault(
                        "share",
                        "The shares of " + row.word("function") + " of " + row.word("operator") + " add up to " + sum
                                + "; they must add up to 1.");
            }
        }
    }

    /** What follows another function follows it whole, and that one does not follow again. */
    private static void checkFollowing(List<CsvTable.Row> rows, List<Stated> stated) {
        for (int i = 0; i < rows.size(); i++) {
            Stated row = stated.get(i);
            if (row.makers() instanceof Makers.As as
                    && (row.share() != 1
                            || stated.stream()
                                    .noneMatch(s -> s.operator().equals(row.operator())
                                            && s.function() == as.function()
                                            && !(s.makers() instanceof Makers.As)))) {
                throw rows.get(i)
                        .fault(
                                "vendor",
                                "The function " + row.function().id() + " of " + row.operator()
                                        + " can follow another function only as a whole, and only one that is stated itself.");
            }
        }
    }

    private static Total total(CsvTable.Row row, List<Total> before, List<Stated> stated) {
        Function function = function(row);
        double low = row.share("low");
        double high = row.share("high");
        if (high < low) {
            throw row.fault("high", "The greatest share " + high + " is below the least, " + low + ".");
        }
        String by = row.word("weighted_by");
        if (!by.equals("lines") && !by.equals("sites")) {
            throw row.fault("weighted_by", "The value " + by + " must be lines or sites.");
        }
        if (before.stream().anyMatch(t -> t.function() == function)) {
            throw row.fault("function", "The function " + function.id() + " has a national share already.");
        }
        List<String> group = Makers.namesIn(row.word("vendors"), "+");
        Optional<Stated> choice = stated.stream()
                .filter(s -> s.function() == function && s.makers() instanceof Makers.OneOf one && isMixed(one, group))
                .findFirst();
        if (choice.isPresent()) {
            throw row.fault(
                    "function",
                    "The national share cannot be met by a choice between "
                            + choice.get().text() + " at " + choice.get().operator()
                            + "; only shares that can be split can.");
        }
        return new Total(function, group, low, high, by.equals("sites"), row.word("source"), CountryTables.grade(row));
    }

    /** True when some of those in question belong to a group and some do not. */
    static boolean isMixed(Makers makers, List<String> group) {
        return makers.candidates().stream().anyMatch(group::contains) && !group.containsAll(makers.candidates());
    }

    private static Function function(CsvTable.Row row) {
        for (Function function : Function.values()) {
            if (function.id().equals(row.word("function"))) {
                return function;
            }
        }
        throw row.fault("function", "The function " + row.word("function") + " is unknown.");
    }
}
