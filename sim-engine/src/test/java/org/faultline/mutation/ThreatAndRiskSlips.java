package org.faultline.mutation;

import static org.faultline.mutation.MutantsTest.m;

import java.util.List;
import org.faultline.mutation.MutantsTest.Mutant;

/** Slips in what adversaries do, in what suppliers share, and in what risk assessors are told. */
final class ThreatAndRiskSlips {

    private static final String ATTACK = "dynamics/attack/";

    private ThreatAndRiskSlips() {}

    static List<Mutant> all() {
        return List.of(
                m(
                        "X",
                        "a loss can be below zero",
                        "stats/Interval",
                        "return Math.min(Math.max(end, Math.min(least, mean)), Math.max(greatest, mean));",
                        "return end;",
                        "stats.IntervalTest.endsWhereTheMeanCannotLie"),
                m(
                        "X",
                        "a measure costs what it costs one operator",
                        "risk/Costs",
                        "usual += units(per) * amounts[1];",
                        "usual += amounts[1];",
                        "cli.RunFactsTest.aMeasureIsKeptWithWhatItChangesAndCosts"),
                m(
                        "X",
                        "replaced equipment is counted against itself",
                        "cli/RunFacts",
                        "makers(asked, mixes.values().iterator().next()),",
                        "makers(asked, mixes.get(id)),",
                        "cli.RunFactsTest.replacedEquipmentIsCountedAgainstTheFirstMix"),
                m(
                        "X",
                        "of two losses at one router the lighter counts",
                        ATTACK + "Verbs",
                        "Math.min(keeps, alsoKeeps)",
                        "Math.max(keeps, alsoKeeps)",
                        "dynamics.attack.EffectsTest.ofTwoLossesAtOneRouterTheHeavierCounts"),
                m(
                        "X",
                        "a cleaned router still loses",
                        ATTACK + "Verbs",
                        "ways.ifPresent(w -> w.tamper(node, 1, 0, event));",
                        "",
                        "dynamics.attack.EffectsTest.aDetourTakesLongerAndLoses"),
                m(
                        "X",
                        "a flood comes from nowhere",
                        ATTACK + "Verbs",
                        "core.ifPresent(c -> c.flood(node, perSecond, cause));",
                        "",
                        "dynamics.attack.EffectsTest.aFloodTakesPartOfTheSpeed(cohort)"),
                m(
                        "X",
                        "who is thrown out stays in",
                        ATTACK + "Verbs",
                        "core.ifPresent(c -> c.deregister(node, cause));",
                        "",
                        "dynamics.attack.EffectsTest.whoIsThrownOutRegistersAnew(cohort)"),
                m(
                        "X",
                        "what a register lists stays when it is clean",
                        ATTACK + "Verbs",
                        "core.ifPresent(c -> c.unlistImpostors(node, event));",
                        "",
                        "dynamics.signalling.ImpostorTest.clientsComeToKnowItAndItEndsWithTheCleaning(cohort)"),
                m(
                        "X",
                        "an impostor does not count the true instances",
                        "dynamics/signalling/Impostors",
                        "(directory.believed(set, now) + weightBeside(e, now))",
                        "weightBeside(e, now)",
                        "dynamics.signalling.ImpostorTest.whoIsRefusedComesAgainSoon(individual)"),
                m(
                        "X",
                        "everybody knows an impostor at once",
                        "dynamics/signalling/Impostors",
                        "Math.min(1, e.known + (now - e.since) / table.validity[table.coreOfSet[e.set]])",
                        "1",
                        "dynamics.signalling.ImpostorTest.clientsComeToKnowItAndItEndsWithTheCleaning(individual)"),
                m(
                        "X",
                        "who is dropped is told at once",
                        "dynamics/signalling/Passage",
                        "Crowd.Setback.FAILED, silence);",
                        "Crowd.Setback.FAILED, now);",
                        "dynamics.signalling.ImpostorTest.whoIsDroppedWaitsForNothing(cohort)"),
                m(
                        "X",
                        "who trusts infects whom he trusts",
                        ATTACK + "SpreadTable",
                        "add(of, by, from, to);",
                        "add(by, of, from, to);",
                        "dynamics.attack.SpreadTest.whatIsTrustedReachesWhoTrustsIt"),
                m(
                        "X",
                        "a clock that is wrong is believed to be right",
                        ATTACK + "Verbs",
                        "damage.mislead(node, 0, cause)",
                        "damage.mislead(node, 1, cause)",
                        "dynamics.attack.EffectsTest.aWrongClockIsHeldOverAsLongAsGatesSay"),
                m(
                        "X",
                        "support is never withdrawn",
                        ATTACK + "Attack",
                        "damage.withdrawSupport(node);",
                        "",
                        "dynamics.attack.EffectsTest.withoutSupportNothingIsReplaced"),
                m(
                        "X",
                        "a patch needs no support",
                        ATTACK + "Attack",
                        "if (!damage.isUnsupported(node)) {",
                        "if (node >= 0) {",
                        "dynamics.attack.EffectsTest.withoutSupportNoPatchTakesHold"),
                m(
                        "X",
                        "nobody looks at the canary",
                        ATTACK + "Rollouts",
                        "draws.uniform(Purposes.CANARY, table.key(s), 0) >= canary.noticeChance()",
                        "canary.noticeChance() >= 0",
                        "dynamics.attack.CarriersTest.aCanaryThatFindsOutSavesTheOthers"),
                m(
                        "X",
                        "a canary brings back what was wiped",
                        ATTACK + "Rollouts",
                        "!damage.needsReplacement(node) && !damage.lockedOut(node)",
                        "node >= 0",
                        "dynamics.attack.CarriersTest.whatIsWipedStaysWiped"),
                m(
                        "X",
                        "any held management system leads everywhere",
                        ATTACK + "TargetOrder",
                        "anyMatch(m -> implants.carries(through, m))",
                        "anyMatch(m -> m >= 0)",
                        "dynamics.attack.CarriersTest.aCleanedManagementIsNoWayAnyMore"),
                m(
                        "X",
                        "an implant outlives the cleaning",
                        ATTACK + "Implants",
                        "carried[step][node] == 1 + damage.timesCleaned(node)",
                        "carried[step][node] > 0",
                        "dynamics.attack.CarriersTest.aCleanedManagementIsNoWayAnyMore"),
                m(
                        "X",
                        "the greedy forget what they have taken",
                        ATTACK + "ExpectedLoss",
                        "            bringDown(candidates[best]);\n",
                        "",
                        "dynamics.attack.AttackerTest.theGreedyCountsWhatIsLostAlready"),
                m(
                        "X",
                        "the greedy do not ask for the price",
                        ATTACK + "ExpectedLoss",
                        "(lost - already) / costs[i]",
                        "(lost - already)",
                        "dynamics.attack.AttackerTest.theGreedyWithABudgetWeighsCosts"),
                m(
                        "X",
                        "what is too dear ends the buying",
                        ATTACK + "StepTable",
                        "left = Math.max(0, left - cost);",
                        "left = cost > left ? 0 : left;",
                        "dynamics.attack.AttackerTest.whatIsTooDearIsPassedOver"),
                m(
                        "X",
                        "a counter goes off at the first",
                        ATTACK + "Attack",
                        "++counts[s] == counter.reaches()",
                        "++counts[s] == 1",
                        "dynamics.attack.AttackerTest.aCounterWaitsForTheNthRepair"),
                m(
                        "X",
                        "false sources harm alone",
                        ATTACK + "Misled",
                        "sum += source.getValue() * whole;",
                        "sum = source.getValue() * whole;",
                        "impact.ExposureTest.whoObeysFalseCommandsFallsByWhatTheyCost"),
                m(
                        "X",
                        "the same people are exposed twice",
                        "impact/ExposureAccount",
                        "greatest.merge(index.sight(kind).sees(), ofKind[group].value, Math::max)",
                        "greatest.merge(index.sight(kind).sees(), ofKind[group].value, Double::sum)",
                        "impact.ExposureTest.whoseContentIsSeenTwiceCountsOnce"),
                m(
                        "X",
                        "devices are exposed twice",
                        "impact/ExposureAccount",
                        "double before = greatestOf(group);",
                        "double before = 0;",
                        "impact.ExposureTest.devicesThatAreSeenTwiceCountOnce"),
                m(
                        "X",
                        "the AMF of a slice serves the devices of its core",
                        "impact/DeviceAudience",
                        "if (!instances.contains(function)) {",
                        "if (function >= 0) {",
                        "impact.ExposureTest.functionsExposeTheClassesThatTheyServe"),
                m(
                        "X",
                        "what is down still exposes",
                        "impact/ExposureAccount",
                        "boolean reads = listening.containsKey(asset) && !down.get(asset);",
                        "boolean reads = listening.containsKey(asset);",
                        "impact.ExposureTest.whatDoesNotWorkExposesNobody"),
                m(
                        "X",
                        "dwell ends with the end of the run",
                        "impact/ExposureAccount",
                        "unnoticedUntil[step] = held[step] > 0 ? log.timeMicros(event) : lastEnd[step];",
                        "unnoticedUntil[step] = horizon;",
                        "impact.ExposureTest.exposureEndsWithTheCleaningAndDwellWithTheNotice"),
                m(
                        "V",
                        "two components that tie one pair count twice",
                        "analysis/Concentration",
                        "apart && inside.get(i).intersects(inside.get(j))",
                        "apart && shared.size() > 0",
                        "analysis.ConcentrationTest.twoComponentsTieTwoPairsTogether"),
                m(
                        "V",
                        "a component ties a supplier to itself",
                        "analysis/Concentration",
                        "boolean apart = !kinds.get(i).vendor().equals(kinds.get(j).vendor());",
                        "boolean apart = i != j;",
                        "analysis.ConcentrationTest.aComponentInTwoProductsOfOneSupplierTiesNobody"),
                m(
                        "V",
                        "all orders weigh the same however many come before",
                        "risk/Shapley",
                        "weights[size] = 1 / (choose * players);",
                        "weights[size] = 1.0 / (1 << (players - 1));",
                        "risk.ShapleyTest.theGloveGame"),
                m(
                        "V",
                        "every supplier is as likely as any other",
                        "risk/Exceedance",
                        "p / total / row.length",
                        "1.0 / pairs.size()",
                        "risk.RiskNumbersTest.aSupplierThatIsTurnedMoreOftenWeighsMore"),
                m(
                        "V",
                        "the worst case stands for the tail",
                        "risk/Exceedance",
                        "double part = Math.min(left, weights[i]);",
                        "double part = left;",
                        "risk.RiskNumbersTest.theCurveOfEqualSuppliers"),
                m(
                        "V",
                        "a supplier is turned for certain",
                        "risk/Losses",
                        "sum[r] += p * losses[r];",
                        "sum[r] += losses[r];",
                        "risk.RiskNumbersTest.theLossOfAYearIsWeightedByProbabilities"),
                m(
                        "V",
                        "above the point the worse mix is called better",
                        "risk/TurnedTipping",
                        "above < 0 ? b : a",
                        "above < 0 ? a : b",
                        "risk.RiskNumbersTest.theTippingPointIsWhereTheExpectedLossesCross"),
                m(
                        "V",
                        "what saves as much for more is efficient",
                        "risk/Frontier",
                        "p.saved().mean() > best",
                        "p.saved().mean() >= best",
                        "risk.RiskNumbersTest.aCombinationIsEfficientWhenNothingCheaperSavesAsMuch"),
                m(
                        "V",
                        "a site is replaced for each measure that asks for it",
                        "risk/Costs",
                        "once ? Math.max(amounts[i], own[i]) : amounts[i] + own[i]",
                        "amounts[i] + own[i]",
                        "risk.CostsTest.equipmentIsReplacedOnceWhateverAsksForIt"),
                m(
                        "V",
                        "all users wait while some sites are replaced",
                        "risk/Swaps",
                        "people * operator.lineShare() * counts[1] / counts[0]",
                        "people * operator.lineShare()",
                        "risk.CostsTest.usersOfReplacedSitesWaitWhileTheyAreReplaced"),
                m(
                        "V",
                        "shares are those of rows",
                        "io/inventory/RowReader",
                        "return Integer.parseInt(text);\n        }\n\n        private Optional<Integer> year()",
                        "return 1;\n        }\n\n        private Optional<Integer> year()",
                        "io.inventory.InventoryImportTest.sharesAreThoseOfAssetsNotOfRows"));
    }
}
