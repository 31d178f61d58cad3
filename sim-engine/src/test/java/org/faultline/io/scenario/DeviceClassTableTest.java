package org.faultline.io.scenario;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.io.form.Dimension;
import org.faultline.model.AccessCategory;
import org.faultline.model.Assumption;
import org.faultline.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped classes of devices: data that scenarios copy from, so only their form can be wrong. */
class DeviceClassTableTest {

    private static final List<CsvTable.Row> ROWS =
            CsvTable.read(Path.of("../scenarios/signalling/classes.csv")).rows();

    @Test
    void everyNumberHasAGradeASourceAndAUnit() {
        List<String> units = new ArrayList<>(Dimension.DURATION.unitNames());
        units.addAll(List.of("1", "1/h"));
        List<String> grades = Arrays.stream(Assumption.Grade.values())
                .map(Assumption.Grade::id)
                .toList();
        for (CsvTable.Row row : ROWS) {
            String what = row.word("class") + " " + row.word("parameter");
            assertThat(row.amount("value")).as(what).isFinite();
            assertThat(row.word("unit")).as(what).isIn(units);
            assertThat(row.word("grade")).as(what).isIn(grades);
            assertThat(row.word("source")).as(what).isNotBlank();
        }
    }

    /** The hours are those of mobile data in the German preset, in thousandths of a day. */
    @Test
    void hoursAreThoseOfMobileData() {
        List<Double> shares = CsvTable.read(Path.of("../scenarios/countries/germany/demand.csv")).rows().stream()
                .filter(r -> r.word("service").equals("mobile_data")
                        && r.word("quantity").startsWith("hour_share"))
                .map(r -> r.number("value"))
                .toList();
        List<Double> weights = DeviceClassTable.read(Path.of("../scenarios/signalling/classes.csv"))
                .byHour();
        assertThat(weights).hasSize(24).hasSameSizeAs(shares);
        for (int h = 0; h < weights.size(); h++) {
            assertThat(weights.get(h) / 1000).as("hour " + h).isCloseTo(shares.get(h), within(1e-9));
        }
    }

    /** A class without one of the numbers could not be simulated; a number given twice would leave open which of them holds. */
    @Test
    void everyClassGivesTheSameParametersInTheSameOrder() {
        Map<String, List<String>> parameters = ROWS.stream()
                .collect(groupingBy(r -> r.word("class"), TreeMap::new, mapping(r -> r.word("parameter"), toList())));
        assertThat(parameters.keySet())
                .containsExactlyInAnyOrder("phone", "meter", "fleet", "vehicle", "payment", "ambulance", "railway");
        List<String> ofPhones = parameters.get("phone");
        assertThat(ofPhones).doesNotHaveDuplicates().contains("t3510", "t3511", "t3502", "t3512", "t3517", "t3580");
        assertThat(parameters.values()).allMatch(ofPhones::equals);
    }

    /** Seconds of TS 24.501 tables 10.2.1 and 10.3.1, by hand. */
    @Test
    void aPhoneHasTheTimersOfTheSpecification() {
        assertThat(seconds("t3510")).isEqualTo(15);
        assertThat(seconds("t3511")).isEqualTo(10);
        assertThat(seconds("t3502")).isEqualTo(720);
        assertThat(seconds("t3512")).isEqualTo(3240);
        assertThat(seconds("t3517")).isEqualTo(15);
        assertThat(seconds("t3580")).isEqualTo(16);
        assertThat(seconds("ims-retry-base")).isEqualTo(30).isLessThan(seconds("ims-retry-max"));
    }

    /** Phones without any one of their numbers cannot be made: each of them is read. */
    @Test
    void everyParameterIsRead(@TempDir Path folder) throws IOException {
        Files.copy(Path.of("../scenarios/signalling/hours.csv"), folder.resolve("hours.csv"));
        List<String> lines = Files.readAllLines(Path.of("../scenarios/signalling/classes.csv"));
        for (CsvTable.Row row : ROWS) {
            String parameter = row.word("parameter");
            Path file = folder.resolve("classes.csv");
            Files.write(
                    file,
                    lines.stream()
                            .filter(line -> !line.startsWith("phone," + parameter + ","))
                            .toList());
            DeviceClassTable table = DeviceClassTable.read(file);
            assertThatThrownBy(() -> readAll(table, "phone")).as(parameter).hasMessageContaining(parameter);
        }
    }

    private static void readAll(DeviceClassTable table, String name) {
        table.stages(name);
        table.contacts(name);
        table.periodicHours(name);
        table.isExempt(name);
        table.obeysBackOff(name);
        table.category(name);
    }

    /** Meters of low priority tolerate delay, all others register as devices do (TS 24.501, table 4.5.2.2, rules 4 and 8). */
    @Test
    void onlyMetersTolerateDelay() {
        DeviceClassTable table = DeviceClassTable.read(Path.of("../scenarios/signalling/classes.csv"));
        for (String name : table.names()) {
            assertThat(table.category(name))
                    .as(name)
                    .isEqualTo(name.equals("meter") ? AccessCategory.DELAY_TOLERANT : AccessCategory.MO_SIGNALLING);
        }
    }

    private static double seconds(String parameter) {
        CsvTable.Row row = ROWS.stream()
                .filter(r ->
                        r.word("class").equals("phone") && r.word("parameter").equals(parameter))
                .findFirst()
                .orElseThrow();
        return row.number("value") * (row.word("unit").equals("min") ? 60 : 1);
    }
}
