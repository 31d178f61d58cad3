package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.table.CsvTable;

/**
 * The shipped classes of devices, {@code scenarios/signalling/classes.csv}: one row per class and parameter, with its unit, grade and
 * source. What a scenario says a class is like is made of one of them.
 */
final class DeviceClassTable {

    private static final String REGISTRATION = "registration";
    private static final String SESSION = "session-establishment";
    private static final String IMS = "ims-registration";
    private static final double SECONDS = 3600;
    private static final double LEAST_OF_WAIT = 0.5;
    private static final int MOST_IMS_WAITS = 7;

    private final Map<String, Map<String, Double>> classes = new LinkedHashMap<>();

    private final List<Double> byHour;

    private DeviceClassTable(List<Double> byHour) {
        this.byHour = byHour;
    }

    /** Reads the table and the hours beside it, {@code hours.csv}, from midnight on; throws {@link org.faultline.table.TableException} with the place of the first fault. */
    static DeviceClassTable read(Path file) {
        DeviceClassTable table = new DeviceClassTable(CsvTable.read(file.resolveSibling("hours.csv")).rows().stream()
                .map(row -> row.number("weight"))
                .toList());
        for (CsvTable.Row row : CsvTable.read(file).rows()) {
            double unit =
                    switch (row.word("unit")) {
                        case "s" -> 1 / SECONDS;
                        case "min" -> 1.0 / 60;
                        case "h", "1/h", "1" -> 1;
                        default -> throw row.fault("unit", "unknown unit: it must be s, min, h, 1/h or 1.");
                    };
            table.classes
                    .computeIfAbsent(row.word("class"), c -> new LinkedHashMap<>())
                    .put(row.word("parameter"), row.number("value") * unit);
        }
        return table;
    }

    /** Names of the classes. */
    List<String> names() {
        return List.copyOf(classes.keySet());
    }

    private double of(String name, String parameter) {
        Double value = classes.get(name).get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("The shipped class " + name + " lacks the parameter " + parameter + ".");
        }
        return value;
    }

    /** What a device must complete: registration, a session, and voice where the class has it. */
    Map<String, SignallingDeclaration.Stage> stages(String name) {
        Map<String, SignallingDeclaration.Stage> stages = new LinkedHashMap<>();
        int attempts = (int) of(name, "registration-attempts");
        List<Distribution> waits = new ArrayList<>();
        for (int a = 1; a < attempts; a++) {
            waits.add(Distribution.of(of(name, "t3511")));
        }
        waits.add(Distribution.of(of(name, "t3502")));
        stages.put(
                REGISTRATION,
                new SignallingDeclaration.Stage("amf", of(name, "t3510") * SECONDS, waits, true, Optional.empty()));
        List<Distribution> again = new ArrayList<>();
        for (int a = 1; a < (int) of(name, "session-attempts"); a++) {
            again.add(Distribution.of(0));
        }
        again.add(Distribution.of(of(name, "t3502")));
        stages.put(
                SESSION,
                new SignallingDeclaration.Stage("smf", of(name, "t3580") * SECONDS, again, true, Optional.empty()));
        if (of(name, "ims") > 0) {
            stages.put(
                    IMS,
                    new SignallingDeclaration.Stage(
                            "ims", of(name, "ims-answer") * SECONDS, imsWaits(name), false, Optional.empty()));
        }
        return stages;
    }

    /** RFC 5626, 4.5: after n failures a base times 2^n up to a limit, of which half to all is waited. */
    private List<Distribution> imsWaits(String name) {
        double most = of(name, "ims-retry-max");
        List<Distribution> waits = new ArrayList<>();
        for (double upper = 2 * of(name, "ims-retry-base"); waits.size() < MOST_IMS_WAITS; upper *= 2) {
            double bound = Math.min(most, upper);
            waits.add(new Distribution.Uniform(LEAST_OF_WAIT * bound, bound));
        }
        return waits;
    }

    /** What a served device does in the busy hour. */
    Map<String, SignallingDeclaration.Contact> contacts(String name) {
        Map<String, SignallingDeclaration.Contact> contacts = new LinkedHashMap<>();
        put(name, contacts, REGISTRATION, of(name, "registrations"), REGISTRATION);
        put(name, contacts, "mobility-update", of(name, "updates"), REGISTRATION);
        put(name, contacts, "authentication", of(name, "authentications"), "");
        put(name, contacts, "service-request", of(name, "service-requests"), "");
        put(name, contacts, "xn-handover", of(name, "handovers"), "");
        put(name, contacts, SESSION, of(name, "sessions"), "");
        put(name, contacts, "network-service-request", of(name, "pages"), "");
        if (of(name, "ims") > 0) {
            put(name, contacts, "ims-call", of(name, "calls"), "");
        }
        return contacts;
    }

    private void put(
            String name,
            Map<String, SignallingDeclaration.Contact> contacts,
            String procedure,
            double perHour,
            String again) {
        if (perHour > 0) {
            contacts.put(
                    procedure,
                    new SignallingDeclaration.Contact(
                            perHour,
                            again.isEmpty() ? Optional.empty() : Optional.of(again),
                            of(name, "t3517") * SECONDS,
                            0,
                            Optional.empty(),
                            List.of(),
                            false));
        }
    }

    /** Weights of the hours of a day, from midnight on, as contacts of phones and meters follow them. */
    List<Double> byHour() {
        return byHour;
    }

    /** The periodic registration timer in hours. */
    double periodicHours(String name) {
        return of(name, "t3512");
    }

    /** Whether an access identity leaves the class out of barring and back-off. */
    boolean isExempt(String name) {
        return of(name, "access-identity") > 0;
    }

    /** Access category of its registrations. */
    AccessCategory category(String name) {
        return AccessCategory.numbered((int) of(name, "access-category-registration"));
    }

    /** Whether it keeps to a back-off. */
    boolean obeysBackOff(String name) {
        return of(name, "obeys-t3346") > 0;
    }
}
