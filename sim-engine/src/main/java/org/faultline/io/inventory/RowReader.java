package org.faultline.io.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.inventory.Unused.Reason;
import org.faultline.model.Asset;
import org.faultline.model.Function;
import org.faultline.model.Vendor;
import org.faultline.scenario.Spelling;
import org.faultline.table.CsvTable;

/** Understands rows of an inventory one by one. Every word is looked up as it stands; what is only similar is named as a hint. */
final class RowReader {

    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;

    private final Columns columns;
    private final List<String> headings;
    private final Vocabulary words;
    private final Directory directory;
    private final Map<String, String> operators;
    private final List<Unused> unused;
    private final Map<String, Optional<String>> hints = new HashMap<>();
    private final Set<Integer> elsewhere = new HashSet<>();

    /**
     * A reader.
     *
     * @param operators ids of operators by words that only this inventory uses; of rows that name none, by the empty word
     * @param unused where rows go that cannot be understood
     */
    RowReader(
            Columns columns,
            Vocabulary words,
            Directory directory,
            Map<String, String> operators,
            List<Unused> unused) {
        this.columns = columns;
        this.headings = columns.all();
        this.words = words;
        this.directory = directory;
        this.operators = operators;
        this.unused = unused;
    }

    /** What a row says; empty, with every reason, when it cannot be used. */
    Optional<Found> read(CsvTable.Row row) {
        if (headings.stream().allMatch(h -> row.text(h).isBlank())) {
            unused.add(new Unused(row.line(), Reason.EMPTY, "the row is empty", Optional.empty()));
            return Optional.empty();
        }
        Understanding one = new Understanding(row);
        Found found = one.found();
        if (one.elsewhere) {
            elsewhere.add(row.line());
        }
        unused.addAll(one.problems);
        return one.problems.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    /** Lines of rows whose coordinates lie in another region than the row names. */
    Set<Integer> elsewhere() {
        return elsewhere;
    }

    private final class Understanding {

        private final CsvTable.Row row;
        private final List<Unused> problems = new ArrayList<>();
        private boolean elsewhere;

        Understanding(CsvTable.Row row) {
            this.row = row;
        }

        private Found found() {
            Optional<String> id = Optional.of(text(Role.ASSET)).filter(t -> !t.isEmpty());
            Optional<Asset> asset = id.flatMap(directory::asset);
            String vendor = vendor();
            Function function = function(asset);
            String product = text(Role.PRODUCT);
            checkProduct(vendor, product, text(Role.RELEASE));
            return new Found(
                    row.line(),
                    id,
                    asset.isPresent(),
                    operator(asset),
                    function,
                    region(asset),
                    vendor,
                    product,
                    text(Role.RELEASE),
                    count(),
                    year());
        }

        private String text(Role role) {
            return columns.heading(role)
                    .map(h -> row.text(h).strip())
                    .filter(t -> !words.isBlank(t))
                    .orElse("");
        }

        private void problem(Reason reason, String message, Optional<String> help) {
            problems.add(new Unused(row.line(), reason, message, help));
        }

        private String vendor() {
            String text = text(Role.VENDOR);
            Optional<String> known =
                    words.vendor(text).map(Vocabulary.Alias::vendor).or(() -> directory.vendor(text));
            if (text.isEmpty()) {
                problem(Reason.UNKNOWN_VENDOR, "the row names no vendor", Optional.empty());
            } else if (known.isEmpty()) {
                List<String> all = new ArrayList<>(words.spellings());
                all.addAll(directory.vendorTitles());
                problem(
                        Reason.UNKNOWN_VENDOR,
                        "unknown vendor '" + text + "'",
                        Optional.of(hint("vendor", text, all).map(h -> h + " ").orElse("")
                                + "a table of spellings goes with --aliases"));
            }
            return known.orElse("");
        }

        private Function function(Optional<Asset> asset) {
            Optional<Function> own = asset.flatMap(a -> a.kind().function());
            Optional<Function> stated = word(Role.FUNCTION);
            Optional<Function> ofKind = word(Role.KIND);
            Optional<Function> said = stated.or(() -> ofKind);
            if (stated.isPresent() && ofKind.isPresent() && !stated.equals(ofKind)) {
                problem(
                        Reason.CONTRADICTION,
                        "'" + text(Role.KIND) + "' belongs to " + ofKind.get().id() + ", but the row says "
                                + stated.get().id(),
                        Optional.empty());
            } else if (own.isPresent() && said.isPresent() && !own.equals(said)) {
                problem(
                        Reason.CONTRADICTION,
                        "asset '" + text(Role.ASSET) + "' belongs to "
                                + own.get().id() + ", but the row says "
                                + said.get().id(),
                        Optional.empty());
            } else if (own.or(() -> said).isEmpty()) {
                String text = text(Role.FUNCTION).isEmpty() ? text(Role.KIND) : text(Role.FUNCTION);
                problem(
                        Reason.UNKNOWN_FUNCTION,
                        text.isEmpty()
                                ? "the row names no function and no kind"
                                : "unknown function or kind '" + text + "'",
                        text.isEmpty()
                                ? Optional.empty()
                                : hint("function", text, words.functionWords())
                                        .or(() -> Optional.of("--function \"" + text
                                                + "=ID\" says what it means, one of "
                                                + String.join(", ", Vocabulary.functionIds()))));
            }
            return own.or(() -> said).orElse(Function.RAN);
        }

        private Optional<Function> word(Role role) {
            return Optional.of(text(role)).filter(t -> !t.isEmpty()).flatMap(words::function);
        }

        private String operator(Optional<Asset> asset) {
            String text = text(Role.OPERATOR);
            Optional<String> own = asset.flatMap(Asset::operator);
            Optional<String> told = Optional.ofNullable(operators.get(text));
            Optional<String> said = text.isEmpty() ? own.or(() -> told) : told.or(() -> directory.operator(text));
            if (said.isEmpty()) {
                problem(
                        Reason.UNKNOWN_OPERATOR,
                        text.isEmpty() ? "the row names no operator" : "unknown operator '" + text + "'",
                        text.isEmpty()
                                ? Optional.of("--operator ID says whose inventory it is")
                                : hint("operator", text, directory.operatorWords())
                                        .or(() ->
                                                Optional.of("--operator \"" + text + "=ID\" says whom it means, one of "
                                                        + String.join(", ", directory.operatorWords()))));
            } else if (own.isPresent() && !own.equals(said)) {
                problem(
                        Reason.CONTRADICTION,
                        "asset '" + text(Role.ASSET) + "' is run by " + own.get() + ", but the row says " + said.get(),
                        Optional.empty());
            }
            return said.orElse("");
        }

        private Optional<String> region(Optional<Asset> asset) {
            Optional<String> own = asset.map(a -> a.place().region());
            Optional<String> placed = placed();
            String text = text(Role.REGION);
            if (text.isEmpty()) {
                return own.or(() -> placed);
            }
            List<String> meant = directory.regions(text);
            if (meant.isEmpty()) {
                problem(
                        Reason.UNKNOWN_REGION,
                        "unknown region '" + text + "'",
                        hint("region", text, directory.regionWords())
                                .or(() -> Optional.of("--region \"" + text
                                        + "=ID\" says which one it means; --column region= reads none of the column")));
            } else if (meant.size() > 1 && placed.filter(meant::contains).isEmpty()) {
                problem(
                        Reason.UNKNOWN_REGION,
                        "'" + text + "' may be any of " + String.join(", ", meant),
                        Optional.of("write the id of the region, or latitude and longitude"));
            } else if (own.isPresent() && !meant.contains(own.get())) {
                problem(
                        Reason.CONTRADICTION,
                        "asset '" + text(Role.ASSET) + "' stands in " + own.get() + ", but the row says " + text,
                        Optional.empty());
            }
            elsewhere =
                    !meant.isEmpty() && placed.filter(p -> !meant.contains(p)).isPresent();
            return own.or(() -> meant.size() == 1 ? Optional.of(meant.get(0)) : placed);
        }

        /** The region of the coordinates, where the row has some. */
        private Optional<String> placed() {
            String north = text(Role.LATITUDE);
            String east = text(Role.LONGITUDE);
            if (north.isEmpty() && east.isEmpty()) {
                return Optional.empty();
            }
            Optional<Double> latitude = Written.degrees(north, "N", "S", 90);
            Optional<Double> longitude = Written.degrees(east, "E", "W", 180);
            if (latitude.isEmpty() || longitude.isEmpty()) {
                problem(
                        Reason.BAD_VALUE,
                        "the place '" + north + "', '" + east + "' is no latitude and longitude in degrees",
                        Optional.empty());
                return Optional.empty();
            }
            if (directory.land().isEmpty()) {
                return Optional.empty();
            }
            if (!directory.land().get().holds(latitude.get(), longitude.get())) {
                boolean swapped = directory.land().get().holds(longitude.get(), latitude.get());
                problem(
                        Reason.OUTSIDE,
                        "the place " + north + ", " + east + " lies outside the country",
                        swapped ? Optional.of("latitude and longitude look exchanged") : Optional.empty());
                return Optional.empty();
            }
            return Optional.of(directory.land().get().regionAt(latitude.get(), longitude.get()));
        }

        private int count() {
            String text = text(Role.COUNT);
            if (text.isEmpty()) {
                return 1;
            }
            Optional<Integer> count = Written.count(text);
            if (count.isEmpty()) {
                problem(
                        Reason.BAD_VALUE,
                        "the count '" + text + "' is no whole number from 1 to 9999999",
                        Optional.empty());
            }
            return count.orElse(1);
        }

        private Optional<Integer> year() {
            String text = text(Role.YEAR);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Integer> year = Written.year(text).filter(y -> y >= FIRST_YEAR && y <= LAST_YEAR);
            if (year.isEmpty()) {
                problem(
                        Reason.BAD_VALUE,
                        "'" + text + "' is no year from " + FIRST_YEAR + " to " + LAST_YEAR + ", and no date in one",
                        Optional.empty());
            }
            return year;
        }

        /** What is declared of products and releases must not be denied by the row. */
        private void checkProduct(String vendor, String product, String release) {
            Optional<Vendor> maker = directory.makerOf(product);
            if (maker.isEmpty()) {
                return;
            }
            if (!vendor.isEmpty() && !maker.get().id().equals(vendor)) {
                problem(
                        Reason.CONTRADICTION,
                        "product '" + product + "' is sold by " + maker.get().id() + ", but the row says " + vendor,
                        Optional.empty());
            } else if (!release.isEmpty()
                    && !has(maker.get().findProduct(product).orElseThrow(), release)) {
                directory.products().stream()
                        .filter(p -> has(p, release))
                        .findFirst()
                        .ifPresent(other -> problem(
                                Reason.CONTRADICTION,
                                "release '" + release + "' is one of product '" + other.id() + "', not of '" + product
                                        + "'",
                                Optional.empty()));
            }
        }

        private boolean has(Vendor.Product product, String release) {
            return product.releases().stream().anyMatch(r -> r.id().equals(release));
        }

        /** "Did you mean", worked out once for each word. */
        private Optional<String> hint(String ofWhat, String word, Collection<String> known) {
            return hints.computeIfAbsent(ofWhat + " " + word, w -> Spelling.nearest(word, known)
                    .map(nearest -> "did you mean `" + nearest + "`?"));
        }
    }
}
