package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.CellGroup;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Stage;

/** Classes of devices of {@code signalling}: what they must complete, what they do now and then, and where they are. */
final class DeviceForms {

    private static final double SECONDS = 3600;
    private static final int MANY = 2_000_000_000;
    private static final double T3511_HOURS = 10 / SECONDS;
    private static final double T3502_HOURS = 12.0 / 60;
    private static final double T3510_HOURS = 15 / SECONDS;

    private DeviceForms() {}

    static ObjectForm<SignallingDeclaration.Devices> devices() {
        Keys keys = new Keys("class of devices", "Devices that behave alike.");
        var like = keys.optional(
                "like",
                Values.id("a class of devices"),
                "A class of `scenarios/signalling/classes.csv` whose timers, rates and stages hold where this one says nothing.",
                "everything is said here");
        var core = keys.required("core", Values.id("a core"), "The core that serves them.");
        var exempt = keys.optional(
                "exempt",
                Values.bool(),
                "Whether barring, back-off and reductions leave them out, as access identities 1, 2 and 11 to 15 do (TS 24.501).",
                "as the class it is like, otherwise false");
        var category = keys.optional(
                "category",
                category(),
                "Access category of their registrations, by which they may be barred: `mo-signalling`, or `delay-tolerant`, which is then that of all"
                        + " else that they ask for (TS 24.501, table 4.5.2.2).",
                "as the class it is like, otherwise `mo-signalling`");
        var shedAt = keys.usual(
                "shed_at",
                Values.share(),
                1.0,
                "100 %",
                "Share of the waiting room of a function beyond which their first request is refused: less for less important ones.");
        var obeys = keys.optional(
                "obeys_back_off",
                Values.bool(),
                "Whether they keep to a back-off; who does not takes it for a failed attempt.",
                "as the class it is like, otherwise true");
        var stages = keys.optional(
                "stages",
                Shapes.mapOf("procedure", stage()),
                "Procedures that a device must complete, in order.",
                "as the class it is like");
        var contacts = keys.optional(
                "contacts",
                Shapes.mapOf("procedure", contact()),
                "What a served device does now and then, in the busy hour; in place of all contacts of the class it is like.",
                "as the class it is like");
        var giveUp = keys.optional(
                "give_up",
                Shapes.mapOf("procedure of a stage", giveUp()),
                "Stages whose failures send devices back to an earlier one.",
                "nobody gives up");
        var demand = new ServiceForms.DemandKey(
                keys,
                "How contacts follow the hour: `flat`, the name of a profile, or 24 weights of the hours of a day. They are as frequent as stated in"
                        + " the hour that weighs most.");
        var periodic = keys.optional(
                "periodic",
                Values.duration(),
                "Periodic registration timer (T3512): who was away for a time t must register anew with chance t over this.",
                "as the class it is like, otherwise 54 min");
        var returning = keys.usual(
                "returning",
                Distributions.of(Dimension.DURATION),
                new Distribution.Uniform(0, 30 / SECONDS),
                "uniform(0 s, 30 s)",
                "Time from the return of the access, or the start, until a device makes an attempt.");
        var start = keys.usual(
                "start",
                Values.word("start of devices", DeviceClass.Start.values(), DeviceClass.Start::id),
                DeviceClass.Start.SERVED,
                "served",
                "`served`, or `register`: all begin to register.");
        var places = keys.optional(
                "places",
                Shapes.mapOf("asset or service", place()),
                "Through which assets they reach the core; at level x a share x of them does.");
        var spread = keys.optional(
                "spread", spread(), "Spreads them over the coverage areas of a country by the users of their cells.");
        var guests = keys.optional(
                "guests",
                RoamingForms.guests(),
                "They are the devices of another class while these have lost their access, and guests of this core: national roaming.");
        var update = keys.optional(
                "update",
                UpdateForm.form(),
                "What they do whose contexts the network still has though their periodic timer has run out.",
                "they register anew and complete all stages");
        var disagree = keys.optional(
                "disagree",
                Shapes.mapOf("procedure of a stage", disagree()),
                "Stages at which a failed attempt leaves data behind that do not agree, so that further attempts run other messages.",
                "every attempt runs the same messages");
        var repeat = keys.optional(
                "repeat",
                Shapes.mapOf("procedure of a contact", RepeatForm.form()),
                "Contacts that a device makes again when they get no answer, as it does service requests (T3517, T3525).",
                "none is made again by itself");
        keys.exactlyOne(places, spread, guests);
        return keys.bind(in -> new SignallingDeclaration.Devices(
                in.id(),
                in.find(like),
                new TrafficDeclaration.Word(in.get(core), in.at(core)),
                in.find(exempt),
                in.find(category),
                in.get(shedAt),
                in.find(obeys),
                in.find(stages),
                in.find(contacts),
                in.find(giveUp).orElse(Map.of()),
                demand.demand(in),
                in.find(periodic),
                in.get(returning),
                in.get(start),
                in.find(places).orElse(Map.of()),
                in.find(spread),
                in.find(guests),
                in.find(update),
                in.find(disagree).orElse(Map.of()),
                in.find(repeat).orElse(Map.of()),
                in.span()));
    }

    private static Form<AccessCategory> category() {
        return Values.word("access category", AccessCategory.values(), AccessCategory::id);
    }

    private static ObjectForm<SignallingDeclaration.Stage> stage() {
        Keys keys = new Keys("stage", "A procedure that a device must complete, and what it does without an answer.");
        var home = keys.usual(
                "home",
                Values.id("a function"),
                "amf",
                "amf",
                "Function whose instance keeps the context that it makes.");
        var answer = keys.usual(
                "answer",
                Values.duration(),
                T3510_HOURS,
                "15 s",
                "Time that a device waits for the end of it (T3510).");
        Distribution t3511 = Distribution.of(T3511_HOURS);
        var waits = keys.usual(
                "waits",
                Shapes.oneOrMore(Distributions.of(Dimension.DURATION)),
                List.of(t3511, t3511, t3511, t3511, Distribution.of(T3502_HOURS)),
                "[10 s, 10 s, 10 s, 10 s, 12 min]",
                "Time from a failed attempt to the next, one for each of at most " + Stage.MOST_ATTEMPTS
                        + " attempts (T3511, and T3502 after the fifth).");
        var over = keys.usual(
                "starts_over",
                Values.bool(),
                true,
                "true",
                "Whether attempts are counted anew after the last wait; otherwise it follows every further failure.");
        var category = keys.optional(
                "category",
                category(),
                "Access category of its attempts, by which they may be barred.",
                "by the procedure; of the first stage that of registrations, of other own procedures `mo-data`");
        return keys.bind(in -> new SignallingDeclaration.Stage(
                in.get(home), in.get(answer) * SECONDS, in.get(waits), in.get(over), in.find(category)));
    }

    private static ObjectForm<SignallingDeclaration.GiveUp> giveUp() {
        Keys keys = new Keys(
                "giving up",
                "Devices that begin again at an earlier stage when they fail at a later one, as a phone set to voice leaves a network without"
                        + " voice (TS 24.501, 4.3.1 and 4.9).");
        var from = keys.required("from", Values.id("a stage"), "An earlier stage, at which they begin again.");
        var after = keys.usual(
                "after",
                Values.integer(1, Stage.MOST_ATTEMPTS),
                1,
                "1",
                "Number of the failed attempt from which on they give up; at the latest the last that has a wait of its own.");
        var share = keys.usual(
                "share",
                Values.share(),
                1.0,
                "100 %",
                "Share of these failures after which they give up; after the others the next attempt follows as usual.");
        return keys.bind(in -> new SignallingDeclaration.GiveUp(
                new TrafficDeclaration.Word(in.get(from), in.at(from)), in.get(after), in.get(share), in.span()));
    }

    private static ObjectForm<SignallingDeclaration.Disagree> disagree() {
        Keys keys = new Keys(
                "disagreement",
                "After a failed attempt the subscriber data base may name a node that does not know the device; who comes again is asked about twice (TS"
                        + " 29.228, 6.1.1).");
        var procedure = keys.required("procedure", Values.id("a procedure"), "Messages of a further attempt.");
        var share = keys.usual(
                "share", Values.share(), 1.0, "100 %", "Share of the attempts after a failed one that run them.");
        return keys.bind(in -> new SignallingDeclaration.Disagree(in.get(procedure), in.get(share), in.span()));
    }

    private static ObjectForm<SignallingDeclaration.Contact> contact() {
        Keys keys = new Keys("contact", "A procedure that a served device runs now and then.");
        var rate = keys.required("per_hour", Values.number(0, 1e6), "How often, per device.");
        var again = keys.optional(
                "again_from",
                Values.id("a stage"),
                "Stage from which a device begins again when it gets no answer.",
                "it just gets no answer");
        var answer = keys.usual(
                "answer",
                Values.duration(),
                T3510_HOURS,
                "15 s",
                "Time that a device waits for the end of it (T3517, T3510); beyond it the contact has failed.");
        var elsewhere = keys.usual(
                "elsewhere",
                Values.share(),
                0.0,
                "0 %",
                "Share of those that fail that another network answers, as it may an emergency call (TS 23.122).");
        var category = keys.optional(
                "category",
                category(),
                "Access category, by which it may be barred.",
                "by the procedure; of the procedure of the first stage that of registrations, of other own procedures `mo-data`");
        var withoutService = keys.optional(
                "without_service",
                Shapes.oneOrMore(Values.id("a procedure")),
                "Procedures by which a device makes it, one after the other, that has a radio cell but is not served, as"
                        + " `[emergency-registration, emergency-session, emergency-call]` (limited service, TS 23.501, 5.16.4).",
                "it fails");
        var merges = keys.usual(
                "merges",
                Values.bool(),
                false,
                "false",
                "Whether a device that barring or OVERLOAD START holds back makes one of them for all that it wanted meanwhile, as for data, so that the"
                        + " core gets fewer; otherwise it makes each of them in the end.");
        keys.shorthand(rate);
        return keys.bind(in -> new SignallingDeclaration.Contact(
                in.get(rate),
                in.find(again),
                in.get(answer) * SECONDS,
                in.get(elsewhere),
                in.find(category),
                in.find(withoutService).orElse(List.of()),
                in.get(merges)));
    }

    private static ObjectForm<SignallingDeclaration.Spread> spread() {
        Keys keys = new Keys(
                "spread of devices",
                "Devices in the coverage areas that pass every filter; their cells are those of the area.");
        AssetFilters.Declared filters = new AssetFilters.Declared(keys);
        var perUser = keys.usual("per_user", Values.number(0, 1000), 1.0, "1", "Devices of the class for each user.");
        var serves = keys.optional(
                "serves",
                Shapes.mapOf("procedure of a stage", Values.id("an asset")),
                "Assets whose level is the share of all these devices with access that have completed a stage and get through.",
                "nothing shows it");
        var byRegion = keys.optional(
                "by_region",
                Shapes.mapOf("region", inRegion()),
                "Devices of the class for each user in regions where there are more or fewer.",
                "`per_user` everywhere");
        return keys.bind(in -> new SignallingDeclaration.Spread(
                filters.in(in),
                in.get(perUser),
                in.find(byRegion).orElse(Map.of()),
                in.find(serves).orElse(Map.of())));
    }

    private static ObjectForm<SignallingDeclaration.InRegion> inRegion() {
        Keys keys = new Keys("devices in a region", "How many devices of a class there are in a region.");
        var perUser = keys.required("per_user", Values.number(0, 1000), "Devices of the class for each user there.");
        keys.shorthand(perUser);
        return keys.bind(in -> new SignallingDeclaration.InRegion(in.get(perUser), in.span()));
    }

    private static ObjectForm<SignallingDeclaration.Place> place() {
        Keys keys = new Keys("place", "Devices at an access.");
        var members = keys.required("members", Values.integer(0, MANY), "How many.");
        var serves = keys.optional(
                "serves",
                Shapes.mapOf("procedure of a stage", Values.id("an asset")),
                "Assets whose level is the share of those of these devices with access that have completed a stage and get through.",
                "nothing shows it");
        var cells = keys.usual(
                "cells",
                Values.integer(0, 10_000_000),
                0,
                "0",
                "Cells among which they are spread evenly, in each of which they contend for random access: 54 preambles every 10 ms, ten tries (TS"
                        + " 38.321, 5.1). With 0 the air is never full. Classes with the same access share its cells, the greatest number that one says.");
        keys.shorthand(members);
        return keys.bind(in -> new SignallingDeclaration.Place(
                in.get(members), CellGroup.even(in.get(cells)), in.find(serves).orElse(Map.of())));
    }
}
