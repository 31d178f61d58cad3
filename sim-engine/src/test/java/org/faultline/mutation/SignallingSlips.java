package org.faultline.mutation;

import static org.faultline.mutation.MutantsTest.m;

import java.util.stream.Stream;
import org.faultline.mutation.MutantsTest.Mutant;

/** Slips in what devices do that come back, and in what is said of cores. */
final class SignallingSlips {

    private static final String SIGNALLING = "dynamics/signalling/";
    private static final String BY_HAND = "dynamics.signalling.";

    private SignallingSlips() {}

    static Stream<Mutant> all() {
        return Stream.of(
                m(
                        "D",
                        "what contacts take of a function follows every short step",
                        SIGNALLING + "Functions",
                        "nextLook = isLooking ? now + LOOK : nextLook;",
                        "nextLook = isLooking ? now : nextLook;",
                        BY_HAND + "AgreementTest.aStormOnTheEdgeStaysInShortStepsToo(individual)"),
                m(
                        "D",
                        "who tells devices of a restart tells one in each step",
                        SIGNALLING + "Restarts",
                        "Math.min(0, room[set]) +",
                        "0 * room[set] +",
                        BY_HAND + "RestartsTest.fewerThanOneInAStepAreToldAtTheirPaceToo(individual)"),
                m(
                        "D",
                        "a cohort comes as a whole in the tick of its first members",
                        SIGNALLING + "Admission",
                        "if (later > EARLY) {",
                        "if (later > 2) {",
                        BY_HAND + "AgreementTest.whoComesInTheNextTickIsDecidedOnAtItsEnd"),
                m(
                        "D",
                        "who is due between two ticks comes with the earlier",
                        SIGNALLING + "Schedule",
                        "double later = begin - first;",
                        "double later = 0 * begin;",
                        BY_HAND + "WaitsOfCohortsTest.whoIsDueBetweenTwoTicksIsDividedBetweenThem"),
                m(
                        "D",
                        "who has asked in vain too often asks on without a pause",
                        SIGNALLING + "Repeats",
                        "present + blockedTicks, present + blockedTicks + 1, present",
                        "present + answerTicks, present + answerTicks + 1, present",
                        BY_HAND + "RepeatsTest.afterFiveInARowAMinuteOfSilence(cohort)"),
                m(
                        "D",
                        "an answer that found no room is never asked for again",
                        SIGNALLING + "Resending",
                        "parcels.resent[p] >= times(p)",
                        "!parcels.isVain[p]",
                        BY_HAND + "ResendingTest.aLostAnswerIsAskedForAgain(cohort)"),
                m(
                        "D",
                        "to page again costs nothing",
                        SIGNALLING + "Contacts",
                        "2 * further * of(c)",
                        "0 * further * of(c)",
                        BY_HAND + "PagingTest.whoseAnswerFindsNoRoomIsPagedAgainWhichIsWork(cohort)"),
                m(
                        "D",
                        "who leaves under way is asked for nothing",
                        SIGNALLING + "Cohorts",
                        "} else if (!parcels.isVain[p]) {",
                        "} else if (parcels.isVain[p]) {",
                        BY_HAND + "ResendingTest.whoIsGoneIsAskedInVain(cohort)"),
                m(
                        "D",
                        "who is accepted must be heard once more to be registered",
                        SIGNALLING + "Resending",
                        "return ways(p).accept[parcels.lane[p]] == hop;",
                        "return hop < 0;",
                        BY_HAND + "ResendingTest.whoIsAcceptedIsRegisteredWhateverBecomesOfHisAnswer(individual)"),
                m(
                        "D",
                        "a network forgets devices as soon as their timer has run out",
                        SIGNALLING + "Crowd",
                        "now - awaySince[place] - hours * 3600 * SignallingTable.SECOND",
                        "(double) now - awaySince[place]",
                        BY_HAND + "UpdateTest.onlyThoseEnterAnewWhomTheNetworkHasForgotten(cohort)"),
                m(
                        "D",
                        "every device makes an update after its last stage",
                        SIGNALLING + "SignallingTable",
                        "s + 1 == update[c] ? s + 2 : s + 1",
                        "s + 1",
                        BY_HAND + "UpdateTest.onlyThoseEnterAnewWhomTheNetworkHasForgotten(individual)"),
                m(
                        "D",
                        "who is known to the network registers anew all the same",
                        SIGNALLING + "Individuals",
                        "(byte) (isKept ? table.update[c] : 0)",
                        "(byte) 0",
                        BY_HAND + "UpdateTest.whoUpdatesNeedsNoSubscriberData(individual)"),
                m(
                        "D",
                        "who is forgotten is asked for an update",
                        SIGNALLING + "Cohorts",
                        "comeTo(place, 0, anew, now);",
                        "comeTo(place, Math.max(0, table.update[c]), anew, now);",
                        BY_HAND + "UpdateTest.whoUpdatesNeedsNoSubscriberData(cohort)"),
                m(
                        "B",
                        "who is barred by hand waits as long in every core",
                        SIGNALLING + "HeldBack",
                        "orElse(controls.byHandSeconds())",
                        "orElse(Controls.BY_HAND)",
                        BY_HAND + "AccessByHandTest.whoIsBarredByHandWaitsAsLongAsTheCoreSays(cohort)"),
                m(
                        "D",
                        "nobody sends heartbeats to a register",
                        SIGNALLING + "Functions",
                        "return working * table.beat[register];",
                        "return 0 * working;",
                        BY_HAND
                                + "BetweenFunctionsTest.theRegisterIsAFunctionWithASpeed(cohort, 100 %, 2 s, 50, 300, 167)"),
                m(
                        "D",
                        "who keeps an answer asks the register all the same",
                        SIGNALLING + "Passage",
                        "crowd.pass(p, share)",
                        "1",
                        BY_HAND
                                + "BetweenFunctionsTest.theRegisterIsAFunctionWithASpeed(individual, 50 %, 1000 h, 25, 750, 50)"),
                m(
                        "D",
                        "a register that is gone is asked all the same",
                        SIGNALLING + "Functions",
                        "return table.isRegister[s] && directory.isBlind(table.coreOfSet[s]);",
                        "return false;",
                        BY_HAND + "BetweenFunctionsTest.whoKeepsAnAnswerNeedsNoRegister(cohort)"),
                m(
                        "D",
                        "answers do not pass the proxy that requests pass",
                        "io/scenario/Between",
                        "if (isProxy) {",
                        "if (isProxy && !message.name().endsWith(\"Response\")) {",
                        BY_HAND
                                + "BetweenFunctionsTest.aRegistrationAndASessionAskAndPassAsOftenAsTheirMessagesSay(cohort)"),
                m(
                        "D",
                        "answers of a home pass its edge last",
                        "io/scenario/Between",
                        "edges.add(isFromHome ? 0 : edges.size(), Roaming.HOME_EDGE);",
                        "edges.add(0, Roaming.HOME_EDGE);",
                        BY_HAND
                                + "BorderTest.questionsAndAnswersPassTheEdgesThatThereAre(cohort, ab, 2000, 2000, 540)"),
                m(
                        "D",
                        "guests who fill an edge keep everybody out",
                        SIGNALLING + "SignallingTable",
                        "!e.getKey().equals(Roaming.EDGE)",
                        "!e.getKey().isEmpty()",
                        BY_HAND + "BorderTest.aFullEdgeIsNoReasonToRefuseTheHostsOwnDevices(cohort)"),
                m(
                        "D",
                        "between two networks messages go as fast as within one",
                        SIGNALLING + "SignallingTable",
                        "return isAcross ? betweenTime[c]",
                        "return !isAcross ? betweenTime[c]",
                        BY_HAND
                                + "BorderTest.questionsAndAnswersPassTheEdgesThatThereAre(individual, ab, 2000, 2000, 540)"),
                m(
                        "D",
                        "the drain line lets all devices begin anew that come back",
                        "storm/CoreLoad",
                        "new Group(named(some.devices()), some.step(), some.count() / all)",
                        "new Group(named(some.devices()), 0, some.count() / all)",
                        "storm.CoreLoadTest.onlyForgottenDevicesBringTheMessagesOfARegistration"),
                m(
                        "D",
                        "the drain line leaves the room of the busy hour beside contacts all day",
                        "storm/CoreLoad",
                        "* hourShare(devices, h)\n",
                        "\n",
                        "storm.CoreLoadTest.theDrainLineFollowsTheHoursOfTheDay"),
                m(
                        "D",
                        "a category has no factor of its own",
                        "model/signalling/Controls",
                        "own.factor().orElse(usual)",
                        "usual",
                        BY_HAND + "BarringByCategoryTest.onlyWhatIsOfTheCategoryIsHeldBack(cohort)"),
                m(
                        "D",
                        "what is of no category that is named is barred",
                        "model/signalling/Controls",
                        "(isBarred ? usual : 1)",
                        "usual",
                        BY_HAND + "BarringByCategoryTest.aCategoryWithoutFactorHasThatOfTheBarring(cohort)"),
                m(
                        "D",
                        "calls for help of who is not served are no work",
                        SIGNALLING + "SignallingRun",
                        "messages += contacts.loadWithoutService(c, set, now) * crowd.trying(c);",
                        "",
                        BY_HAND + "WithoutServiceTest.itLoadsTheCoreByItsOwnMessages(cohort)"),
                m(
                        "D",
                        "a host takes no calls for help of guests whom it does not admit",
                        SIGNALLING + "Contacts",
                        "+ crowd.trying(guests) * answeredWithoutService(guests, k)",
                        "",
                        BY_HAND + "WithoutServiceTest.aHostTakesTheCallsOfGuestsWhomItCannotAdmit(cohort)"),
                m(
                        "D",
                        "devices of another class contend in another cell",
                        SIGNALLING + "AirAccess",
                        "return table.hostNode[place] == SignallingTable.NONE ? table.accessNode[place] : table.hostNode[place];",
                        "return place;",
                        BY_HAND + "SharedCellTest.contactsContendWhateverClassTheyAreOf(cohort)"),
                m(
                        "D",
                        "guests have the air of their host for themselves",
                        SIGNALLING + "AirAccess",
                        "table.cells[place] > 0 || table.hostNode[place] != SignallingTable.NONE",
                        "table.cells[place] > 0",
                        BY_HAND + "SharedCellTest.attemptsContendWithContactsAndGuestsWithTheHostsOwn(cohort)"),
                m(
                        "D",
                        "contacts are no load on the air",
                        SIGNALLING + "SignallingRun",
                        "airOfContacts.load(crowd, now);",
                        "",
                        BY_HAND + "SharedCellTest.contactsContendWhateverClassTheyAreOf(cohort)"),
                m(
                        "D",
                        "who changes cells contends",
                        SIGNALLING + "AirOfContacts",
                        "return procedure.isPaged() || procedure.messages().get(0).sender().equals(Procedure.DEVICE);",
                        "return true;",
                        BY_HAND + "SharedCellTest.contactsContendWhateverClassTheyAreOf(cohort)"),
                m(
                        "D",
                        "a core sheds nobody",
                        SIGNALLING + "SignallingTable",
                        "controls.shedding().getOrDefault(devices.id(), 1.0)",
                        "1.0",
                        BY_HAND + "SheddingTest.whatMattersLessIsShedFirst(cohort)"),
                m(
                        "D",
                        "what is shed stays as it was at the start",
                        SIGNALLING + "Overload",
                        "System.arraycopy(regime, 0, regimeOfStep, 0, regime.length);",
                        "",
                        BY_HAND + "SheddingTest.anOperatorCanSwitchIt(cohort)"),
                m(
                        "D",
                        "who is held back makes each contact in the end",
                        SIGNALLING + "Contacts",
                        "return 1 / (1 + perMicro * delayed);",
                        "return 1;",
                        BY_HAND
                                + "MergedContactsTest.whoIsHeldBackMakesOneForAllThatItWanted(cohort, merges: true, {barring: {fixed: 25 %}}, 252, 75)"),
                m(
                        "D",
                        "contacts are never pressure",
                        SIGNALLING + "Functions",
                        "return level[i] > 0 && wanted[i] > (1 - LEAST_SPARE) * speed(i);",
                        "return false;",
                        BY_HAND + "ContactPressureTest.barringFollowsContactsWhereTheyCount(cohort)"),
                m(
                        "D",
                        "a token lets in any number",
                        SIGNALLING + "Overload",
                        "tokens[core] -= taken;",
                        "",
                        BY_HAND + "ControlsTest.pacingLetsInSoManyASecond(individual)"),
                m(
                        "D",
                        "who throttles counts what was let in once",
                        SIGNALLING + "Overload",
                        "control.factor() * accepts[set]",
                        "accepts[set]",
                        BY_HAND + "ControlsTest.throttlingSendsSoManyForEachThatWasLetIn(cohort)"),
                m(
                        "D",
                        "barring does not relax",
                        SIGNALLING + "Overload",
                        "barring[core] = Math.min(1, barring[core] / control.step());",
                        "",
                        BY_HAND + "ControlsTest.barringTightensAndRelaxesStepByStep(cohort)"),
                m(
                        "D",
                        "weights do not follow levels",
                        SIGNALLING + "Functions",
                        "directory.weigh(i, speed(i) * Math.max",
                        "directory.weigh(i, table.rate[i] * Math.max",
                        BY_HAND + "ControlsTest.weightsFollowWhatInstancesCanDo(cohort)"),
                m(
                        "D",
                        "an emergency is barred like everything else",
                        "model/AccessCategory",
                        "return this != EMERGENCY && this != MT_ACCESS;",
                        "return true;",
                        BY_HAND + "OverloadActionTest.anEmergencyIsBarredOnlyByItsName(cohort)"),
                m(
                        "D",
                        "an AMF in overload wants less of everything",
                        "model/signalling/OverloadAction",
                        "case REJECT_DATA -> isOrdinary && category != AccessCategory.MO_SIGNALLING && !isOfPriority;",
                        "case REJECT_DATA -> true;",
                        BY_HAND
                                + "OverloadActionTest.attemptsAreTurnedAwayByWhatTheyAreFor(cohort, reject-data, 1000, 100, 1000)"),
                m(
                        "D",
                        "cells of a place are all alike",
                        "model/signalling/CellGroup",
                        "n == 0 || all <= 0 ||",
                        "n >= 0 ||",
                        BY_HAND + "SpreadTest.theCrowdedCellOfAPlaceIsCongestedFirst(cohort)"),
                m(
                        "D",
                        "who stands at the limit of a room is let in whatever drains",
                        SIGNALLING + "Filling",
                        "let[g] += share * time;",
                        "let[g] += time;",
                        BY_HAND + "FillingTest.atItsLimitAGroupGetsWhatDrainsBesides"));
    }
}
