package org.faultline.io.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.io.inventory.Unused.Reason;
import org.faultline.model.Asset;
import org.faultline.model.Function;
import org.faultline.model.Vendor;
import org.faultline.scenario.Spelling;
import org.faultline.table.CsvTable;

/** Understands rows of an inventory one by one. Every word is looked up as it stands; what is only similar is named as a hint. */
final class RowReader {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,7}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;

    private final Columns columns;
    private final Vocabulary words;
    private final Directory directory;
    private final Map<String, String> operators;
    private final List<Unused> unused;
    private final Map<String, Optional<String>> hints = new HashMap<>();

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
        this.words = words;
        this.directory = directory;
        this.operators = operators;
        this.unused = unused;
    }

    /** What a row says; empty, with every reason, when it cannot be used. */
    Optional<Found> read(CsvTable.Row row) {
        Understanding one = new Understanding(row);
        Found found = one.found();
        unused.addAll(one.problems);
        return one.problems.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    private final class Understanding {

        private final CsvTable.Row row;
        private final List<Unused> problems = new ArrayList<>();

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
            return columns.heading(role).map(h -> row.text(h).strip()).orElse("");
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
                        text.isEmpty() ? Optional.empty() : hint("function", text, words.functionWords()));
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
                        hint("region", text, directory.regionWords()));
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
            return own.or(() -> meant.size() == 1 ? Optional.of(meant.get(0)) : placed);
        }

        /** The region of the coordinates, where the row has some. */
        private Optional<String> placed() {
            String north = text(Role.LATITUDE);
            String east = text(Role.LONGITUDE);
            if (north.isEmpty() && east.isEmpty()) {
                return Optional.empty();
            }
            Optional<Double> latitude = degrees(north, 90);
            Optional<Double> longitude = degrees(east, 180);
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

        private Optional<Double> degrees(String text, double most) {
            try {
                double value = Double.parseDouble(text.replace(',', '.'));
                return Math.abs(value) <= most ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private int count() {
            String text = text(Role.COUNT);
            if (text.isEmpty()) {
                return 1;
            }
            if (!COUNT.matcher(text).matches() || Integer.parseInt(text) == 0) {
                problem(
                        Reason.BAD_VALUE,
                        "the count '" + text + "' is no whole number from 1 to 9999999",
                        Optional.empty());
                return 1;
            }
            return Integer.parseInt(text);
        }

        private Optional<Integer> year() {
            String text = text(Role.YEAR);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            boolean isYear = YEAR.matcher(text).matches()
                    && Integer.parseInt(text) >= FIRST_YEAR
                    && Integer.parseInt(text) <= LAST_YEAR;
            if (!isYear) {
                problem(
                        Reason.BAD_VALUE,
                        "'" + text + "' is no year from " + FIRST_YEAR + " to " + LAST_YEAR,
                        Optional.empty());
                return Optional.empty();
            }
            return Optional.of(Integer.parseInt(text));
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
