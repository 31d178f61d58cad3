package org.faultline.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Assumption;
import org.faultline.model.DataSource;
import org.faultline.model.Function;
import org.faultline.table.CsvTable;
import org.faultline.table.TableException;

/**
 * The data of one country as it stands in its folder, checked row by row and across tables.
 *
 * @param folder where the tables were read
 * @param states at least one
 * @param districts at least one per state; their populations may be older than those of the states
 * @param towns places with population, each inside a district
 * @param operators at least one; line shares add up to one
 * @param vendorShares in the order that fixes which end of the country a vendor gets
 * @param batteries how long things run without the grid
 * @param facilities hospitals, control rooms and the like
 * @param carriers what the cells of a site send, at least one carrier per setting
 * @param outline borders on the map
 * @param sources where the tables come from
 * @param files every file that was read
 */
record CountryTables(
        Path folder,
        List<State> states,
        List<District> districts,
        List<Town> towns,
        List<OperatorFigures> operators,
        List<VendorShare> vendorShares,
        List<Battery> batteries,
        List<FacilityCount> facilities,
        List<SiteCarrier> carriers,
        Borders outline,
        List<DataSource> sources,
        List<Path> files) {

    /** A state with its official population. */
    record State(String id, String name, long population, double areaKm2) {}

    /** A district; {@code state} is the number of its state in the table of states. */
    record District(
            String id,
            String name,
            boolean isTown,
            int state,
            long population,
            double areaKm2,
            double latitude,
            double longitude) {}

    /** A municipality with its centre; {@code district} is the number of its district. */
    record Town(
            String id, String name, int district, long population, double areaKm2, double latitude, double longitude) {}

    /** An operator's size. */
    record OperatorFigures(
            String id, String name, double lineShare, int sites, String source, Assumption.Grade grade) {}

    /** A supplier's part in one function of one operator; {@code vendor} is its name as published. */
    record VendorShare(
            String operator, Function function, String vendor, double share, String source, Assumption.Grade grade) {}

    /** Part of the things of one class that run between two numbers of hours without the grid; operator {@code *} means any. */
    record Battery(
            String ofClass,
            String operator,
            double lowHours,
            double highHours,
            double share,
            String source,
            Assumption.Grade grade) {}

    /** Facilities of one kind at a town, in a state, or somewhere in the country. */
    record FacilityCount(
            String kind,
            String name,
            Optional<Integer> town,
            Optional<Integer> state,
            int count,
            String source,
            Assumption.Grade grade) {}

    /** Total of the official populations of the states. */
    long population() {
        return states.stream().mapToLong(State::population).sum();
    }

    /** The grade that a row gives itself. */
    static Assumption.Grade grade(CsvTable.Row row) {
        for (Assumption.Grade grade : Assumption.Grade.values()) {
            if (grade.id().equals(row.word("grade"))) {
                return grade;
            }
        }
        throw row.fault("grade", "The grade " + row.word("grade") + " must be measured, published, expert or assumed.");
    }

    /** Reads all tables of a folder. */
    static CountryTables read(Path folder) {
        return new Reader(folder).read();
    }

    private static final class Reader {
        private final Path folder;
        private final List<Path> files = new ArrayList<>();

        Reader(Path folder) {
            this.folder = folder;
        }

        CountryTables read() {
            List<State> states = new ArrayList<>();
            Map<String, Integer> stateNumbers = new HashMap<>();
            for (CsvTable.Row row : rows("states.csv")) {
                number(row, "state", stateNumbers);
                states.add(new State(
                        row.word("state"), row.word("name"), row.count("population"), row.amount("area_km2")));
            }
            List<District> districts = new ArrayList<>();
            Map<String, Integer> districtNumbers = new HashMap<>();
            for (CsvTable.Row row : rows("districts.csv")) {
                number(row, "id", districtNumbers);
                districts.add(district(row, find(row, "state", stateNumbers)));
            }
            List<Town> towns = new ArrayList<>();
            Map<String, Integer> townNumbers = new HashMap<>();
            for (CsvTable.Row row : rows("places.csv")) {
                number(row, "id", townNumbers);
                towns.add(town(row, find(row, "district", districtNumbers)));
            }
            List<OperatorFigures> operators = operators();
            return new CountryTables(
                    folder,
                    List.copyOf(states),
                    List.copyOf(districts),
                    List.copyOf(towns),
                    operators,
                    vendorShares(operators),
                    batteries(),
                    facilities(townNumbers, stateNumbers),
                    SiteCarrier.read(file("radio.csv")),
                    Borders.read(file("outline.json")),
                    SourceTable.read(file("SOURCES.md")),
                    List.copyOf(files));
        }

        private District district(CsvTable.Row row, int state) {
            return new District(
                    row.word("id"),
                    row.word("name"),
                    row.word("kind").equals("town"),
                    state,
                    row.count("population"),
                    row.amount("area_km2"),
                    row.number("lat"),
                    row.number("lon"));
        }

        private Town town(CsvTable.Row row, int district) {
            return new Town(
                    row.word("id"),
                    row.word("name"),
                    district,
                    row.count("population"),
                    row.amount("area_km2"),
                    row.number("lat"),
                    row.number("lon"));
        }

        private List<OperatorFigures> operators() {
            List<OperatorFigures> operators = new ArrayList<>();
            double sum = 0;
            CsvTable.Row last = null;
            for (CsvTable.Row row : rows("operators.csv")) {
                operators.add(new OperatorFigures(
                        row.word("operator"),
                        row.word("name"),
                        row.share("line_share"),
                        row.count("sites"),
                        row.word("source"),
                        grade(row)));
                sum += row.share("line_share");
                last = row;
            }
            if (last == null) {
                throw new TableException(file("operators.csv"), 1, 1, "The country must have at least one operator.");
            }
            if (Math.abs(sum - 1) > 1e-6) {
                throw last.fault(
                        "line_share", "The line shares of all operators add up to " + sum + "; they must add up to 1.");
            }
            return List.copyOf(operators);
        }

        private List<VendorShare> vendorShares(List<OperatorFigures> operators) {
            Map<String, Double> sums = new HashMap<>();
            List<VendorShare> shares = new ArrayList<>();
            List<CsvTable.Row> rows = rows("vendor_shares.csv");
            for (CsvTable.Row row : rows) {
                String operator = row.word("operator");
                if (operators.stream().noneMatch(o -> o.id().equals(operator))) {
                    throw row.fault("operator", "The operator " + operator + " is not in the table of operators.");
                }
                Function function = function(row);
                shares.add(new VendorShare(
                        operator, function, row.word("vendor"), row.share("share"), row.word("source"), grade(row)));
                sums.merge(operator + " " + function.id(), row.share("share"), Double::sum);
            }
            for (CsvTable.Row row : rows) {
                double sum = sums.get(row.word("operator") + " " + function(row).id());
                if (Math.abs(sum - 1) > 1e-6) {
                    throw row.fault(
                            "share",
                            "The shares of " + row.word("function") + " of " + row.word("operator") + " add up to "
                                    + sum + "; they must add up to 1.");
                }
            }
            return List.copyOf(shares);
        }

        private static Function function(CsvTable.Row row) {
            for (Function function : Function.values()) {
                if (function.id().equals(row.word("function"))) {
                    return function;
                }
            }
            throw row.fault("function", "The function " + row.word("function") + " is unknown.");
        }

        private List<Battery> batteries() {
            List<Battery> batteries = new ArrayList<>();
            for (CsvTable.Row row : rows("batteries.csv")) {
                if (row.amount("high_h") < row.amount("low_h")) {
                    throw row.fault(
                            "high_h",
                            "The longest time " + row.text("high_h") + " h is below the shortest, " + row.text("low_h")
                                    + " h.");
                }
                batteries.add(new Battery(
                        row.word("class"),
                        row.word("operator"),
                        row.amount("low_h"),
                        row.amount("high_h"),
                        row.share("share"),
                        row.word("source"),
                        grade(row)));
            }
            return List.copyOf(batteries);
        }

        private List<FacilityCount> facilities(Map<String, Integer> towns, Map<String, Integer> states) {
            List<FacilityCount> facilities = new ArrayList<>();
            for (CsvTable.Row row : rows("facilities.csv")) {
                facilities.add(new FacilityCount(
                        row.word("kind"),
                        row.text("name"),
                        row.text("place").isBlank() ? Optional.empty() : Optional.of(find(row, "place", towns)),
                        row.text("state").isBlank() ? Optional.empty() : Optional.of(find(row, "state", states)),
                        row.count("count"),
                        row.word("source"),
                        grade(row)));
            }
            return List.copyOf(facilities);
        }

        private static void number(CsvTable.Row row, String column, Map<String, Integer> numbers) {
            if (numbers.putIfAbsent(row.word(column), numbers.size()) != null) {
                throw row.fault(column, "The " + column + " " + row.word(column) + " stands twice.");
            }
        }

        private static int find(CsvTable.Row row, String column, Map<String, Integer> numbers) {
            Integer number = numbers.get(row.word(column));
            if (number == null) {
                throw row.fault(column, "The " + column + " " + row.word(column) + " is unknown.");
            }
            return number;
        }

        private List<CsvTable.Row> rows(String name) {
            return CsvTable.read(file(name)).rows();
        }

        private Path file(String name) {
            Path file = folder.resolve(name);
            if (!files.contains(file)) {
                files.add(file);
            }
            return file;
        }
    }
}
