package org.faultline.io.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.io.inventory.Unused.Reason;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Vendor;
import org.faultline.policy.Installed;
import org.faultline.table.CsvTable;

/**
 * Reads an inventory: understands each row by itself, then compares the rows that speak of the same asset. A row is used as a whole or not at
 * all, and no word is taken for another that is only similar. O(rows).
 */
public final class InventoryImport {

    private final Path file;
    private final Vocabulary words;
    private final Directory directory;
    private final Map<Role, String> told;
    private final Map<String, String> operators;

    /**
     * An import.
     *
     * @param file named in faults
     * @param told headings of columns that are not to be guessed
     * @param operators ids of operators by words that only this inventory uses; of rows that name none, by the empty word
     */
    public InventoryImport(
            Path file, Vocabulary words, Directory directory, Map<Role, String> told, Map<String, String> operators) {
        this.file = file;
        this.words = words;
        this.directory = directory;
        this.told = told;
        this.operators = Map.copyOf(operators);
    }

    /**
     * Reads an inventory of which the text is known.
     *
     * @throws org.faultline.table.TableException when the text is no table
     * @throws Columns.Unclear when a column is missing
     */
    public Inventory read(String text) {
        return read(new TableText(text, "UTF-8"));
    }

    /**
     * Reads the text of an inventory; values are separated by whichever of comma, semicolon and tab the first line has most of.
     *
     * @throws org.faultline.table.TableException when the text is no table
     * @throws Columns.Unclear when a column is missing
     */
    public Inventory read(TableText source) {
        String text = source.text().stripLeading();
        List<Unused> unused = new ArrayList<>();
        CsvTable table = CsvTable.parse(
                file,
                text,
                separator(text),
                e -> unused.add(new Unused(e.line(), Reason.RAGGED, e.problem(), Optional.empty())));
        int rows = table.rows().size() + unused.size();
        Columns columns = Columns.find(table.columns(), told, words);
        need(columns, columns.heading(Role.VENDOR).isPresent(), "vendors", Role.VENDOR);
        boolean named = columns.heading(Role.ASSET).isPresent();
        need(
                columns,
                named
                        || columns.heading(Role.FUNCTION)
                                .or(() -> columns.heading(Role.KIND))
                                .isPresent(),
                "functions or kinds",
                Role.FUNCTION);
        RowReader reader = new RowReader(columns, words, directory, operators, unused);
        List<Found> found = new ArrayList<>();
        Map<String, Integer> spelt = new TreeMap<>();
        for (CsvTable.Row row : table.rows()) {
            reader.read(row).ifPresent(f -> {
                found.add(f);
                spelt.merge(row.text(columns.heading(Role.VENDOR).orElseThrow()).strip(), 1, Integer::sum);
            });
        }
        List<Found> used = withoutContradictions(found, unused);
        unused.sort(Comparator.comparingInt(Unused::line));
        return new Inventory(
                source.encoding(),
                columns,
                rows,
                used.size(),
                used.stream().mapToLong(Found::count).sum(),
                repeated(table, columns, used),
                (int) used.stream()
                        .filter(f -> reader.elsewhere().contains(f.line()))
                        .count(),
                (int) used.stream().filter(f -> f.region().isEmpty()).count(),
                installed(used),
                unused,
                spellings(spelt),
                years(used));
    }

    /** Used rows that stand twice: without an id of an asset nobody knows whether they mean one thing or two. */
    private static int repeated(CsvTable table, Columns columns, List<Found> used) {
        Set<Integer> unnamed = new HashSet<>();
        used.stream().filter(f -> f.asset().isEmpty()).forEach(f -> unnamed.add(f.line()));
        List<String> headings = columns.all();
        Set<List<String>> seen = new HashSet<>();
        int repeated = 0;
        for (CsvTable.Row row : table.rows()) {
            if (unnamed.contains(row.line())) {
                repeated += seen.add(headings.stream().map(row::text).toList()) ? 0 : 1;
            }
        }
        return repeated;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        long commas = occurrences(first, ',');
        long semicolons = occurrences(first, ';');
        long tabs = occurrences(first, '\t');
        return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static long occurrences(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    private static void need(Columns columns, boolean there, String what, Role role) {
        if (!there) {
            throw new Columns.Unclear("No column holds " + what + "; write --column " + role.id()
                    + "=HEADING. The columns are: " + String.join(", ", columns.unread()));
        }
    }

    /** Leaves out what is said twice, and all that is said of an asset to which several vendors are given for one function. */
    private static List<Found> withoutContradictions(List<Found> found, List<Unused> unused) {
        record Thing(String asset, String operator, Function function) {}
        Map<Thing, List<Found>> things = new HashMap<>();
        found.stream().filter(f -> f.asset().isPresent()).forEach(f -> things.computeIfAbsent(
                        new Thing(f.asset().get(), f.operator(), f.function()), t -> new ArrayList<>(1))
                .add(f));
        Set<Found> out = new HashSet<>();
        things.forEach((thing, rows) -> {
            if (rows.stream().map(Found::vendor).distinct().count() > 1) {
                Found one = rows.get(0);
                Found another = rows.stream()
                        .filter(r -> !r.vendor().equals(one.vendor()))
                        .findFirst()
                        .orElseThrow();
                rows.forEach(row -> {
                    Found other = row.vendor().equals(one.vendor()) ? another : one;
                    unused.add(new Unused(
                            row.line(),
                            Reason.CONTRADICTION,
                            "asset '" + thing.asset() + "' is by " + row.vendor() + " here and by " + other.vendor()
                                    + " in line " + other.line(),
                            Optional.empty()));
                });
                out.addAll(rows);
            } else {
                Map<Found, Integer> first = new HashMap<>();
                for (Found row : rows) {
                    Integer before = first.putIfAbsent(row.said(), row.line());
                    if (before != null) {
                        unused.add(new Unused(
                                row.line(),
                                Reason.DUPLICATE,
                                "asset '" + thing.asset() + "' stands like this in line " + before + " already",
                                Optional.empty()));
                        out.add(row);
                    }
                }
            }
        });
        return found.stream().filter(f -> !out.contains(f)).toList();
    }

    private List<Installed> installed(List<Found> used) {
        Map<String, Installed> sums = new TreeMap<>();
        record Named(String vendor, String product, Function function) {}
        Map<Named, String> products = new HashMap<>();
        Map<String, Set<Function>> served = new HashMap<>();
        for (Found f : used) {
            String product =
                    products.computeIfAbsent(new Named(f.vendor(), f.product(), f.function()), n -> product(f));
            served.computeIfAbsent(product, p -> new HashSet<>()).add(f.function());
        }
        for (Found f : used) {
            Optional<String> asset = f.known() ? f.asset() : Optional.empty();
            String product = products.get(new Named(f.vendor(), f.product(), f.function()));
            boolean several =
                    served.get(product).size() > 1 && directory.makerOf(product).isEmpty();
            Equipment maker = new Equipment(
                    f.vendor(), several ? product + "-" + f.function().id() : product, f.release());
            String key = String.join(
                    "\u0000",
                    f.operator(),
                    f.function().name(),
                    f.region().orElse(""),
                    asset.orElse(""),
                    maker.vendor(),
                    maker.product(),
                    maker.release());
            sums.merge(
                    key,
                    new Installed(asset, f.operator(), f.function(), f.region(), maker, f.count()),
                    (a, b) -> new Installed(
                            a.asset(), a.operator(), a.function(), a.region(), a.equipment(), a.count() + b.count()));
        }
        return List.copyOf(sums.values());
    }

    /** Id of a product: a declared one as it is; others get the vendor in front. One name may serve several functions. */
    private String product(Found f) {
        if (f.product().isEmpty()) {
            return f.vendor() + "-" + f.function().id();
        }
        if (directory.makerOf(f.product()).isPresent()) {
            return f.product();
        }
        String plain = Plain.of(f.product());
        String id = plain.isEmpty() || plain.startsWith(f.vendor() + "-") ? plain : f.vendor() + "-" + plain;
        return id.isEmpty() ? f.vendor() + "-" + f.function().id() : id;
    }

    private List<Inventory.Spelt> spellings(Map<String, Integer> spelt) {
        List<Inventory.Spelt> list = new ArrayList<>();
        spelt.forEach((spelling, rows) -> words.vendor(spelling)
                .filter(alias -> !Plain.of(spelling).equals(Plain.of(alias.vendor())))
                .ifPresent(alias -> list.add(new Inventory.Spelt(spelling, alias.vendor(), alias.source(), rows))));
        return list;
    }

    private static Optional<Inventory.Years> years(List<Found> used) {
        var years = used.stream()
                .flatMap(f -> f.year().stream())
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        return years.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Inventory.Years(years.getMin(), years.getMax()));
    }

    /** The vendors of an inventory with the products and releases that it names, for a scenario to declare. */
    public List<Vendor> vendors(Inventory inventory) {
        Map<String, Map<String, List<Installed>>> makes = new TreeMap<>();
        for (Installed i : inventory.installed()) {
            makes.computeIfAbsent(i.equipment().vendor(), v -> new LinkedHashMap<>())
                    .computeIfAbsent(i.equipment().product(), p -> new ArrayList<>())
                    .add(i);
        }
        List<Vendor> vendors = new ArrayList<>();
        makes.forEach((vendor, products) -> {
            List<Vendor.Product> sold = new ArrayList<>();
            products.forEach((product, found) -> {
                if (directory.makerOf(product).isEmpty()) {
                    sold.add(new Vendor.Product(product, found.get(0).function(), releases(found)));
                }
            });
            vendors.add(new Vendor(vendor, directory.vendorTitle(vendor), sold));
        });
        return vendors;
    }

    /** The releases of a product; of which most is installed comes first, and stands for those that nobody names. */
    private static List<Vendor.Release> releases(List<Installed> found) {
        Map<String, Double> counts = new TreeMap<>();
        found.forEach(i -> counts.merge(i.equipment().release(), i.count(), Double::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> Vendor.Release.of(e.getKey(), List.of()))
                .toList();
    }
}
