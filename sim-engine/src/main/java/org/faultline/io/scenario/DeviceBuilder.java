package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.model.AccessCategory;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Network;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.CellGroup;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.DevicePlace;
import org.faultline.model.signalling.Disagreement;
import org.faultline.model.signalling.GivingUp;
import org.faultline.model.signalling.Roaming;
import org.faultline.model.signalling.Stage;
import org.faultline.model.signalling.Update;
import org.faultline.scenario.Spelling;

/** Builds classes of devices: procedures and timers from tables, places from the network. */
final class DeviceBuilder {

    private final Network network;
    private final Map<String, Procedure> procedures;
    private final Between between;
    private final Optional<DeviceClassTable> shipped;
    private final Map<String, List<Double>> profiles;
    private final Set<String> ids;
    private final Diagnostics diagnostics;
    private final Map<String, String> areas = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();

    /**
     * A builder.
     *
     * @param procedures by id
     * @param between what stands between the functions that serve the classes
     * @param shipped the shipped classes of devices, if they are to be had
     * @param profiles courses of a day by name
     * @param ids of assets and services
     */
    DeviceBuilder(
            Network network,
            Map<String, Procedure> procedures,
            Between between,
            Optional<DeviceClassTable> shipped,
            Map<String, List<Double>> profiles,
            Set<String> ids,
            Diagnostics diagnostics) {
        this.network = network;
        this.procedures = procedures;
        this.between = between;
        this.shipped = shipped;
        this.profiles = profiles;
        this.ids = ids;
        this.diagnostics = diagnostics;
    }

    /**
     * A class; empty when its core or a place is unknown, which is reported.
     *
     * @param cores ids of cores
     * @param before classes that stand before it
     */
    Optional<DeviceClass> build(SignallingDeclaration.Devices declared, List<String> cores, List<DeviceClass> before) {
        if (!cores.contains(declared.core().text())) {
            diagnostics.add(
                    Fault.REFUSED,
                    declared.core().span(),
                    "devices '" + declared.id() + "' are served by an unknown core '"
                            + declared.core().text() + "'",
                    Spelling.advice(declared.core().text(), cores));
            return Optional.empty();
        }
        Optional<String> like = declared.like().map(this::known);
        Map<String, SignallingDeclaration.Stage> stages = declared.stages()
                .or(() -> like.map(l -> table().stages(l)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The devices " + declared.id() + " need `stages`, or `like`, a class that has them."));
        List<String> names = List.copyOf(stages.keySet());
        boolean allLead = StageKeys.lead(declared.giveUp(), declared.id(), names, diagnostics);
        if (!StageKeys.areStages(declared.disagree(), declared.id(), names, diagnostics) || !allLead) {
            return Optional.empty();
        }
        AccessCategory registration =
                declared.category().or(() -> like.map(l -> table().category(l))).orElse(AccessCategory.MO_SIGNALLING);
        List<Stage> built = new ArrayList<>();
        stages.forEach((id, s) -> built.add(new Stage(
                between.choosing(procedureNamed(id)),
                s.category().orElseGet(() -> category(id, names, registration)),
                s.home(),
                s.answerSeconds(),
                s.waits(),
                s.startsOver(),
                Optional.ofNullable(declared.giveUp().get(id))
                        .map(g -> new GivingUp(names.indexOf(g.from().text()), g.after(), g.share())),
                Optional.ofNullable(declared.disagree().get(id))
                        .map(d -> new Disagreement(between.choosing(procedureNamed(d.procedure())), d.share())))));
        Optional<Update> update =
                declared.update().map(u -> u.built(between.bound(procedureNamed(u.procedure())), registration));
        List<String> steps = Stream.concat(
                        names.stream(), declared.update().map(UpdateForm.Declared::procedure).stream())
                .toList();
        Map<String, SignallingDeclaration.Contact> made =
                declared.contacts().or(() -> like.map(l -> table().contacts(l))).orElse(Map.of());
        if (!RepeatForm.areOfDevices(declared.repeat(), declared.id(), made, procedures, diagnostics)) {
            return Optional.empty();
        }
        List<Contact> contacts = new ArrayList<>();
        made.forEach((id, c) -> contacts.add(new Contact(
                between.bound(procedureNamed(id)),
                c.category().orElseGet(() -> category(id, steps, registration)),
                c.perHour(),
                stage(c, steps),
                c.answerSeconds(),
                c.elsewhere(),
                c.withoutService().stream()
                        .map(this::procedureNamed)
                        .map(between::bound)
                        .toList(),
                c.merges(),
                Optional.ofNullable(declared.repeat().get(id)).map(RepeatForm.Declared::built))));
        List<DevicePlace> places = new ArrayList<>();
        declared.spread().ifPresent(s -> spread(declared.id(), s)
                .forEach((access, p) -> place(declared, access, p, names).ifPresent(places::add)));
        declared.places()
                .forEach((access, p) -> place(declared, access, p, names).ifPresent(places::add));
        Optional<DeviceClass> home = declared.roaming().map(r -> homeOf(declared.id(), r, before));
        home.ifPresent(h -> h.places().forEach(p -> {
            Map<String, String> serves = declared.roaming().orElseThrow().serves();
            place(declared, p.access(), new SignallingDeclaration.Place(p.members(), List.of(), serves), names)
                    .ifPresent(places::add);
        }));
        return Optional.of(new DeviceClass(
                declared.id(),
                declared.core().text(),
                declared.isExempt().or(() -> like.map(l -> table().isExempt(l))).orElse(false),
                declared.shedAt(),
                declared.obeysBackOff()
                        .or(() -> like.map(l -> table().obeysBackOff(l)))
                        .orElse(true),
                built,
                contacts,
                ServiceForms.weightsOf(declared.demand(), profiles, diagnostics),
                declared.periodicHours()
                        .or(() -> like.map(l -> table().periodicHours(l)))
                        .orElse(0.9),
                declared.returning(),
                home.isPresent() ? DeviceClass.Start.AWAY : declared.start(),
                places,
                declared.roaming().map(r -> roaming(r, home.orElseThrow())),
                update));
    }

    /** Category of what a device begins: what it registers and updates by is a registration, whatever it is called. */
    private AccessCategory category(String procedure, List<String> steps, AccessCategory registration) {
        AccessCategory own = AccessCategory.of(procedureNamed(procedure), registration);
        return own == AccessCategory.MO_DATA && procedure.equals(steps.get(0)) ? registration : own;
    }

    private DeviceClass homeOf(String guests, SignallingDeclaration.Roaming roaming, List<DeviceClass> before) {
        return before.stream()
                .filter(c -> c.id().equals(roaming.home().text()) && c.roaming().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The guests " + guests + " are of the class '"
                        + roaming.home().text() + "', which is none of the classes before them: "
                        + before.stream().map(DeviceClass::id).collect(Collectors.joining(", ")) + "."));
    }

    private Roaming roaming(SignallingDeclaration.Roaming declared, DeviceClass home) {
        List<String> hosts = home.places().stream()
                .map(p -> declared.operator()
                        .map(o -> areaOf(o, p.access()))
                        .orElseGet(() -> through(declared, p.access())))
                .toList();
        declared.homeCore().filter(core -> !ids.contains(core.text())).ifPresent(core -> {
            throw new IllegalArgumentException("Guests of " + home.id() + " leave a core without '" + core.text()
                    + "', which is no asset"
                    + Spelling.advice(core.text(), ids).map(a -> "; " + a).orElse("") + ".");
        });
        if (declared.byRoom()) {
            Set<String> withCells = network.cells().stream().map(Cell::area).collect(Collectors.toSet());
            Stream.concat(hosts.stream(), home.places().stream().map(DevicePlace::access))
                    .filter(area -> !withCells.contains(area))
                    .findFirst()
                    .ifPresent(area -> {
                        throw new IllegalArgumentException(
                                "Guests of " + home.id() + " are let in by the room in cells, but '" + area
                                        + "' is no coverage area with cells.");
                    });
        }
        return new Roaming(
                home.id(),
                hosts,
                declared.reach(),
                declared.byRoom(),
                declared.homeCore().map(TrafficDeclaration.Word::text),
                declared.weight(),
                declared.fromHours(),
                declared.homeFunctions(),
                declared.betweenSeconds());
    }

    private String through(SignallingDeclaration.Roaming declared, String access) {
        String host = declared.through().get(access);
        if (host == null || !ids.contains(host)) {
            throw new IllegalArgumentException("Guests of " + declared.home().text() + " at '" + access
                    + (host == null
                            ? "' have no entry in `through`."
                            : "' reach the host through an unknown asset '" + host + "'."));
        }
        return host;
    }

    /** The coverage area of an operator in the region of another one. */
    private String areaOf(String operator, String access) {
        if (areas.isEmpty()) {
            network.assets().stream()
                    .filter(a ->
                            a.kind() == AssetKind.COVERAGE_AREA && a.operator().isPresent())
                    .forEach(a -> areas.put(a.operator().get() + "@" + a.place().region(), a.id()));
            network.assets().forEach(a -> regions.put(a.id(), a.place().region()));
        }
        String area = areas.get(operator + "@" + regions.get(access));
        if (area == null) {
            throw new IllegalArgumentException(
                    "The operator '" + operator + "' has no coverage area in the region of '" + access + "'.");
        }
        return area;
    }

    private DeviceClassTable table() {
        return shipped.orElseThrow(() -> new IllegalArgumentException(
                "`like` needs the table signalling/classes.csv, which is not beside the scenarios."));
    }

    private String known(String like) {
        if (!table().names().contains(like)) {
            throw new IllegalArgumentException("No shipped class of devices is called '" + like + "'; there are "
                    + String.join(", ", table().names()) + ".");
        }
        return like;
    }

    private static OptionalInt stage(SignallingDeclaration.Contact contact, List<String> stages) {
        if (contact.againFrom().isEmpty()) {
            return OptionalInt.empty();
        }
        int stage = stages.indexOf(contact.againFrom().get());
        if (stage < 0) {
            throw new IllegalArgumentException("A contact begins again from '"
                    + contact.againFrom().get() + "', which is none of the stages " + String.join(", ", stages) + ".");
        }
        return OptionalInt.of(stage);
    }

    /** The places of devices that are spread over coverage areas. */
    private Map<String, SignallingDeclaration.Place> spread(String devices, SignallingDeclaration.Spread spread) {
        Map<String, Double> users = new LinkedHashMap<>();
        Map<String, List<Double>> cells = new LinkedHashMap<>();
        for (Cell cell : network.cells()) {
            users.merge(cell.area(), cell.users(), Double::sum);
            cells.computeIfAbsent(cell.area(), a -> new ArrayList<>()).add(cell.users());
        }
        Map<String, SignallingDeclaration.Place> places = new LinkedHashMap<>();
        Set<String> covered = new LinkedHashSet<>();
        for (Asset asset : network.assets()) {
            if (asset.kind() == AssetKind.COVERAGE_AREA
                    && spread.over().passes(asset)
                    && users.containsKey(asset.id())) {
                String region = asset.place().region();
                covered.add(region);
                SignallingDeclaration.InRegion there = spread.byRegion().get(region);
                double perUser = there == null ? spread.perUser() : there.perUser();
                int members = (int) Math.min(Integer.MAX_VALUE, StrictMath.round(users.get(asset.id()) * perUser));
                places.put(
                        asset.id(),
                        new SignallingDeclaration.Place(
                                members, CellGroup.byUsers(cells.get(asset.id())), spread.serves()));
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("No coverage area with users passes the filters of a spread.");
        }
        spread.byRegion().forEach((region, there) -> {
            if (!covered.contains(region)) {
                diagnostics.add(
                        Fault.NO_DEVICES_THERE,
                        there.span(),
                        "devices '" + devices + "' are spread over '" + region
                                + "', where none of their coverage areas has users",
                        Spelling.advice(region, covered));
            }
        });
        return places;
    }

    private Optional<DevicePlace> place(
            SignallingDeclaration.Devices devices,
            String access,
            SignallingDeclaration.Place place,
            List<String> stages) {
        boolean isKnown = isKnown(devices, access);
        for (Map.Entry<String, String> e : place.serves().entrySet()) {
            isKnown &= isKnown(devices, e.getValue());
            if (!stages.contains(e.getKey())) {
                throw new IllegalArgumentException("The devices " + devices.id() + " at " + access + " show '"
                        + e.getKey() + "', which is none of the stages " + String.join(", ", stages) + ".");
            }
        }
        return isKnown
                ? Optional.of(new DevicePlace(
                        access,
                        place.members(),
                        place.cells(),
                        stages.stream()
                                .map(s -> Optional.ofNullable(place.serves().get(s)))
                                .toList()))
                : Optional.empty();
    }

    private boolean isKnown(SignallingDeclaration.Devices devices, String id) {
        if (!ids.contains(id)) {
            diagnostics.add(
                    Fault.REFUSED,
                    devices.span(),
                    "devices '" + devices.id() + "' are at an unknown asset or service '" + id + "'",
                    Spelling.advice(id, ids));
        }
        return ids.contains(id);
    }

    private Procedure procedureNamed(String id) {
        Procedure procedure = procedures.get(id);
        if (procedure == null) {
            throw new IllegalArgumentException("No procedure is called '" + id + "'"
                    + Spelling.advice(id, procedures.keySet())
                            .map(a -> "; " + a)
                            .orElse("")
                    + ".");
        }
        return procedure;
    }
}
