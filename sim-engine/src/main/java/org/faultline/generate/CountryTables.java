package org.faultline.generate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.model.Assumption;
import org.faultline.model.DataSource;
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
 * @param shares who supplies what, in the order that fixes which end of the country a vendor gets
 * @param batteries how long things run without the grid
 * @param facilities hospitals, control rooms and the like
 * @param carriers what the cells of a site send, at least one carrier per setting
 * @param traffic devices and what they ask for, by region; empty where all regions are alike
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
        CountryShares shares,
        List<Battery> batteries,
        List<FacilityCount> facilities,
        List<SiteCarrier> carriers,
        List<UserDemand.Row> traffic,
        Borders outline,
        List<DataSource> sources,
        List<Path> files) {

    /** The folder beside the countries with tables for those that have none of their own. */
    static final String SHARED = "europe";

    private static final String BATTERIES = "batteries.csv";
    private static final String FACILITIES = "facilities.csv";
    private static final double PEOPLE_PER_MILLION = 1e6;

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

    /** A further file of the country or, where it has none, of Europe, and the table of sources that names it. */
    record Read(Path file, List<DataSource> sources, List<Path> files) {}

    /** Finds a table that only some networks need. */
    Read findOwn(String name) {
        Path own = folder.resolve(name);
        if (Files.exists(own)) {
            return new Read(own, List.of(), List.of(own));
        }
        Path shared = folder.resolveSibling(SHARED).resolve(name);
        Path described = shared.resolveSibling("SOURCES.md");
        List<DataSource> said = SourceTable.read(described).stream()
                .filter(s -> s.what().startsWith(name + ":"))
                .toList();
        return new Read(shared, said, List.of(shared, described));
    }

    /** The sources with those of a further file. */
    List<DataSource> sourcesWith(Read read) {
        return Stream.concat(sources.stream(), read.sources().stream().filter(s -> !sources.contains(s)))
                .toList();
    }

    /** The files with a further one. */
    List<Path> filesWith(Read read) {
        return Stream.concat(files.stream(), read.files().stream().filter(f -> !files.contains(f)))
                .toList();
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
                    shares(operators),
                    batteries(),
                    facilities(states, townNumbers, stateNumbers),
                    SiteCarrier.read(noted(own(folder.resolve("radio.csv")))),
                    traffic(stateNumbers, districtNumbers),
                    Borders.read(file("outline.json")),
                    sources(),
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

        private CountryShares shares(List<OperatorFigures> operators) {
            List<String> ids = operators.stream().map(OperatorFigures::id).toList();
            ShareTables tables = ShareTables.read(folder, ids, this::own);
            files.addAll(tables.files());
            return CountryShares.of(tables, operators, folder);
        }

        /** Rows of the country, and of Europe those of classes that the country does not have. */
        private List<Battery> batteries() {
            List<Battery> batteries = new ArrayList<>();
            if (Files.exists(folder.resolve(BATTERIES))) {
                rows(BATTERIES).forEach(row -> batteries.add(battery(row)));
            }
            Set<String> own = batteries.stream().map(Battery::ofClass).collect(Collectors.toSet());
            if (!own.containsAll(Autonomies.CLASSES) && Files.exists(shared(BATTERIES))) {
                for (CsvTable.Row row : CsvTable.read(noted(shared(BATTERIES))).rows()) {
                    if (!own.contains(row.word("class"))) {
                        batteries.add(battery(row));
                    }
                }
            }
            return List.copyOf(batteries);
        }

        private List<UserDemand.Row> traffic(Map<String, Integer> states, Map<String, Integer> districts) {
            if (!Files.exists(folder.resolve(UserDemand.FILE))) {
                return List.of();
            }
            Set<String> places = new HashSet<>(states.keySet());
            places.addAll(districts.keySet());
            return UserDemand.Row.read(rows(UserDemand.FILE), places);
        }

        private static Battery battery(CsvTable.Row row) {
            if (row.amount("high_h") < row.amount("low_h")) {
                throw row.fault(
                        "high_h",
                        "The longest time " + row.text("high_h") + " h is below the shortest, " + row.text("low_h")
                                + " h.");
            }
            return new Battery(
                    row.word("class"),
                    row.word("operator"),
                    row.amount("low_h"),
                    row.amount("high_h"),
                    row.share("share"),
                    row.word("source"),
                    grade(row));
        }

        private List<FacilityCount> facilities(
                List<State> states, Map<String, Integer> towns, Map<String, Integer> stateNumbers) {
            if (!Files.exists(folder.resolve(FACILITIES))) {
                return perHead(states);
            }
            List<FacilityCount> facilities = new ArrayList<>();
            for (CsvTable.Row row : rows(FACILITIES)) {
                facilities.add(new FacilityCount(
                        row.word("kind"),
                        row.text("name"),
                        row.text("place").isBlank() ? Optional.empty() : Optional.of(find(row, "place", towns)),
                        row.text("state").isBlank() ? Optional.empty() : Optional.of(find(row, "state", stateNumbers)),
                        row.count("count"),
                        row.word("source"),
                        grade(row)));
            }
            return List.copyOf(facilities);
        }

        /** Facilities by the number of people, as all of Europe has them: in towns of every state, or in the open of the whole country. */
        private List<FacilityCount> perHead(List<State> states) {
            double people = states.stream().mapToLong(State::population).sum();
            List<FacilityCount> facilities = new ArrayList<>();
            for (CsvTable.Row row : CsvTable.read(noted(shared(FACILITIES))).rows()) {
                long count = Math.max(
                        row.count("least"), Math.round(row.amount("per_million") * people / PEOPLE_PER_MILLION));
                long[] parts = LargestRemainder.split(
                        count, states.stream().mapToDouble(State::population).toArray());
                boolean inTowns = row.word("where").equals("towns");
                for (int s = 0; s < (inTowns ? parts.length : 1); s++) {
                    facilities.add(new FacilityCount(
                            row.word("kind"),
                            "",
                            Optional.empty(),
                            inTowns ? Optional.of(s) : Optional.empty(),
                            (int) (inTowns ? parts[s] : count),
                            row.word("source"),
                            grade(row)));
                }
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

        /** The sources of the country and, where tables of Europe were read, of these. */
        private List<DataSource> sources() {
            List<DataSource> sources = new ArrayList<>(SourceTable.read(file("SOURCES.md")));
            List<String> borrowed = files.stream()
                    .filter(f -> f.startsWith(shared("")))
                    .map(f -> f.getFileName().toString())
                    .toList();
            if (!borrowed.isEmpty()) {
                SourceTable.read(noted(shared("SOURCES.md"))).stream()
                        .filter(s -> borrowed.stream().anyMatch(b -> s.what().startsWith(b + ":")))
                        .forEach(sources::add);
            }
            return List.copyOf(sources);
        }

        private List<CsvTable.Row> rows(String name) {
            return CsvTable.read(file(name)).rows();
        }

        /** A file of the country or, where it has none, the one of Europe. */
        private Path own(Path file) {
            return Files.exists(file) ? file : shared(file.getFileName().toString());
        }

        private Path shared(String name) {
            return folder.resolveSibling(SHARED).resolve(name);
        }

        private Path noted(Path file) {
            if (!files.contains(file)) {
                files.add(file);
            }
            return file;
        }

        private Path file(String name) {
            return noted(folder.resolve(name));
        }
    }
}
