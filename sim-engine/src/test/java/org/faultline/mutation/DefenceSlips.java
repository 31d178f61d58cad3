package org.faultline.mutation;

import static org.faultline.mutation.MutantsTest.m;

import java.util.stream.Stream;
import org.faultline.mutation.MutantsTest.Mutant;

/** Slips in what defenders see and do. */
final class DefenceSlips {

    private DefenceSlips() {}

    static Stream<Mutant> all() {
        return Stream.of(
                m(
                        "B",
                        "a manager beside the network reaches everything",
                        "dynamics/response/RepairTable",
                        "links.kind(i).carriesTraffic() || links.kind(i) == Link.Kind.MANAGEMENT",
                        "links.kind(i).carriesTraffic()",
                        "dynamics.response.ManagementBesideTest.aSiteIsReachedOverTheGatewayAndPastTheCore(gateway, 5)"),
                m(
                        "B",
                        "what lies past the core is out of reach from beside the network",
                        "dynamics/state/ManagementLinks",
                        "gateway == NONE && levels.level(to) > 0 && traffic.reaches(to, node)",
                        "gateway == NONE && levels.level(to) > 1 && traffic.reaches(to, node)",
                        "dynamics.response.ManagementBesideTest.aSiteIsReachedOverTheGatewayAndPastTheCore(nothing, 1)"),
                m(
                        "B",
                        "functions of a core are mended from afar without their orchestrator",
                        "dynamics/response/RepairTable",
                        "return isFunctionOfCore(node) && orchestratorsOfTeam[t].length > 0",
                        "return isFunctionOfCore(node) && orchestratorsOfTeam[t].length > 9",
                        "dynamics.response.OrchestratorTest.withoutTheOrchestratorNoFunctionOfTheCoreIsMendedFromAfar"),
                m(
                        "B",
                        "crews work at night as by day",
                        "dynamics/response/Repairs",
                        "crews.clock(c).after(agenda.now(), SimTime.ofHours(hours))",
                        "SimTime.plus(agenda.now(), SimTime.ofHours(hours))",
                        "dynamics.response.RestorationTest.workStandsStillOutsideTheHoursOfWork"),
                m(
                        "B",
                        "who is off duty takes jobs",
                        "dynamics/response/Crews",
                        "if (clocks[c].onDuty(agenda.now())) {",
                        "if (agenda.now() >= 0) {",
                        "dynamics.response.RestorationTest.whoIsOnDutyTakesTheJobs"),
                m(
                        "B",
                        "the clock of duty goes on after its end",
                        "dynamics/response/DutyClock",
                        "Math.min(time % DAY, length)",
                        "time % DAY",
                        "dynamics.response.RestorationTest.ownersSleep"),
                m(
                        "B",
                        "owners queue for a crew",
                        "dynamics/response/Repairs",
                        "take(job, team, crews.owners());",
                        "onSite.add(team, job);",
                        "dynamics.response.RestorationTest.ownersSeeToTheirOwn"),
                m(
                        "B",
                        "what was wiped takes no longer",
                        "dynamics/response/Repairs",
                        "? tasks.replaceHours().orElse(tasks.workHours())",
                        "? tasks.workHours()",
                        "dynamics.response.RestorationTest.whatIsWipedTakesLonger"),
                m(
                        "B",
                        "every repair helps",
                        "dynamics/response/Repairs",
                        "} else if (helps(node, c)) {",
                        "} else if (c >= 0) {",
                        "dynamics.response.RestorationTest.whatDoesNotHelpIsTriedAgain"),
                m(
                        "B",
                        "a supplier makes all parts at once",
                        "dynamics/response/SpareStock",
                        "arrival = Math.max(arrival, SimTime.plus(lastArrival[s], interval[s]));",
                        "",
                        "dynamics.response.RestorationTest.whatIsReplacedWaitsForItsPart"),
                m(
                        "B",
                        "a part that is built in is there again",
                        "dynamics/response/SpareStock",
                        "            setAside[node] = false;\n        }\n    }\n}",
                        "        }\n    }\n}",
                        "dynamics.response.RestorationTest.aPartIsNeededForEachReplacementAndForNothingElse"),
                m(
                        "B",
                        "parts go to whoever broke first",
                        "dynamics/response/SpareStock",
                        "new WaitingJobs(1, plan.first())",
                        "new WaitingJobs(1, Ranks.ALIKE)",
                        "dynamics.response.RestorationTest.aPartGoesToWhatComesFirst"),
                m(
                        "B",
                        "what the plan names first waits like all else",
                        "dynamics/response/WaitingJobs",
                        "lists.of(RepairTable.nodeOf(job))",
                        "0",
                        "dynamics.response.RestorationTest.whatThePlanNamesFirstIsMendedFirst"),
                m(
                        "B",
                        "all assets stand at the same depth",
                        "dynamics/response/Depths",
                        "deepest = Math.max(deepest, depth.get(folded.getEdgeSource(edge)) + 1);",
                        "deepest = 0;",
                        "dynamics.response.RestorationTest.whatOthersAreBuiltOnIsMendedFirst"),
                m(
                        "B",
                        "there is always one more who searches",
                        "dynamics/response/Searches",
                        "busy[p] < search[p].people()",
                        "busy[p] <= search[p].people()",
                        "dynamics.response.HoldsTest.anAssetIsSearchedBeforeItIsConnected"),
                m(
                        "B",
                        "every search finds what is there",
                        "dynamics/response/Searches",
                        "if (finds && damage",
                        "if (damage",
                        "dynamics.response.HoldsTest.aSearchFindsWithItsChance"),
                m(
                        "B",
                        "nothing waits for what comes first",
                        "dynamics/response/Precedence",
                        "if (missing[r] > 0) {",
                        "if (missing[r] < 0) {",
                        "dynamics.response.HoldsTest.nothingIsConnectedBeforeWhatComesFirst"),
                m(
                        "B",
                        "what fails holds up all others",
                        "dynamics/response/Restoring",
                        "        } else {\n            stages[p].through(node);\n        }",
                        "        }",
                        "dynamics.response.HoldsTest.whatFailsHoldsUpNobody"),
                m(
                        "B",
                        "what is switched off is reached from afar",
                        "dynamics/response/Management",
                        "if (off.at(node) > 0) {",
                        "if (off.at(node) < 0) {",
                        "dynamics.response.HoldsTest.whatIsSwitchedOffCannotBeMendedFromAfar"),
                m(
                        "B",
                        "a fail-over leaves the old one at work",
                        "dynamics/response/Standbys",
                        "cuts.hold(node, deeds.did(node, Deeds.ISOLATED, cause));",
                        "deeds.did(node, Deeds.ISOLATED, cause);",
                        "dynamics.response.HoldsTest.aStandbyTakesThePlaceOfWhatIsCutOff"),
                m(
                        "B",
                        "of several bars one counts",
                        "dynamics/response/BarGrip",
                        "left *= 1 - bar(p).share();",
                        "left = 1 - bar(p).share();",
                        "dynamics.response.HoldsTest.barsLeaveTheProductOfWhatEachLeaves"),
                m(
                        "B",
                        "an agreement stays in force",
                        "dynamics/response/RoamGrip",
                        "            cuts.hold(node, cause);",
                        "            node--;",
                        "dynamics.response.HoldsTest.anAgreementIsOffUntilItIsInForceAndOffAgain"),
                m(
                        "B",
                        "a bar is about all places",
                        "dynamics/signalling/Bars",
                        "bar.node == table.accessNode[p] && isMeant",
                        "isMeant",
                        "dynamics.signalling.AccessByHandTest.aBarIsAboutItsPlaceAndItsClass(cohort)"),
                m(
                        "B",
                        "a bar holds up nobody who attaches",
                        "dynamics/signalling/Admission",
                        "(!bars.areNone() && !part(p, crowd.throughBars(p, bars), Crowd.Setback.BARRED, now))",
                        "false",
                        "dynamics.signalling.AccessByHandTest.nobodyAttachesWhileAllAreBarred(cohort)"),
                m(
                        "B",
                        "a bar holds up no call",
                        "dynamics/signalling/Contacts",
                        "* bars.ofClass(category, c)",
                        "",
                        "dynamics.signalling.AccessByHandTest.halfOfTheCallsFailWhileHalfIsBarred(cohort)"),
                m(
                        "B",
                        "a host is open before anybody opens it",
                        "dynamics/signalling/Guests",
                        "isByHand[p] = true;",
                        "",
                        "dynamics.signalling.AccessByHandTest.aHostLetsGuestsInWhenAPlaybookSaysSo(cohort)"),
                m(
                        "B",
                        "an isolation ends although assets are still hit",
                        "dynamics/response/Holds",
                        "end != Playbook.End.NEVER && (end != Playbook.End.OVER || reached == 0)",
                        "end != Playbook.End.NEVER",
                        "dynamics.response.PlaybooksTest.anIsolationEndsWhenItsEndHasComeAndNotBeforeAnythingWasNoticed"),
                m(
                        "B",
                        "every backup is older than the intrusion",
                        "dynamics/response/Restoring",
                        "touchedSince[node] < backupOf[p]",
                        "touchedSince[node] < 0",
                        "dynamics.response.PlaybooksTest.aBackupMadeAfterTheIntrusionBringsTheIntruderBack"),
                m(
                        "B",
                        "groups come without a pause",
                        "dynamics/response/Stage",
                        "Math.max(0, pause.hours(pauses++))",
                        "0",
                        "dynamics.response.PlaybooksTest.isolatedAssetsComeBackInGroups"),
                m(
                        "B",
                        "a playbook always happens",
                        "dynamics/response/Playbooks",
                        "deeds.draw(p, turn + HAPPENS) < playbook.happens()",
                        "turn >= 0",
                        "dynamics.response.PlaybooksTest.aPlaybookHappensAndSucceedsWithItsChances"),
                m(
                        "B",
                        "a sensor never misses",
                        "dynamics/response/Sensors",
                        "< sensor.chance()",
                        ">= 0",
                        "dynamics.response.SensorsTest.aSensorMissesAsOftenAsItsChanceSays"),
                m(
                        "B",
                        "a sensor sees what is clean again",
                        "dynamics/response/Sensors",
                        "if (alerted[place] || !bearsTraces(node)) {",
                        "if (alerted[place]) {",
                        "dynamics.response.SensorsTest.whatIsCleanWhenTheSensorLooksIsNotSeen"),
                m(
                        "B",
                        "false alarms keep nobody busy",
                        "dynamics/response/AlertDesk",
                        "add(sensor, team, FALSE, number, 0);",
                        "",
                        "dynamics.response.SensorsTest.constantWorkWaitsAsPollaczekAndKhinchineSay"),
                m(
                        "B",
                        "analysts work at night",
                        "dynamics/response/AlertDesk",
                        "busy[team][g] < group.size() && group.hours().onDuty(hour)",
                        "busy[team][g] < group.size()",
                        "dynamics.response.SensorsTest.anAlertOfTheNightWaitsForTheDayShift"),
                m(
                        "B",
                        "the least urgent alert goes first",
                        "dynamics/response/AlertDesk",
                        "waiting[team][table.sensor(sensor).priority()]",
                        "waiting[team][PRIORITIES - 1 - table.sensor(sensor).priority()]",
                        "dynamics.response.SensorsTest.anUrgentAlertIsWorkedBeforeAnOlderOne"),
                m(
                        "B",
                        "what was mended may not come up either",
                        "dynamics/failure/Comebacks",
                        "cleanedAt[u] == damage.timesCleaned(node)",
                        "u >= 0",
                        "dynamics.failure.ComebacksTest.whatWasMendedComesUp"));
    }
}
