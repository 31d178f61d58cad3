package org.faultline.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that could not fail would prove nothing. Each mechanism is broken here in one place, as a slip of a hand might do it, and the
 * test that is named must notice. {@code docs/mutation.md} is the list; its families are those of the published results.
 */
class MutantsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path DOCUMENT = Path.of("..", "docs", "mutation.md");

    /**
     * A slip.
     *
     * @param family family of published results that the mechanism serves
     * @param slip what is wrong, in a few words
     * @param source file below {@code org/faultline}, without its ending
     * @param right a part of the source that stands there once
     * @param wrong what is put in its place
     * @param test class and method that notice, and perhaps its arguments in parentheses
     */
    record Mutant(String family, String slip, String source, String right, String wrong, String test) {

        @Override
        public String toString() {
            return family + ": " + slip;
        }

        String className() {
            return "org.faultline." + source.replace('/', '.');
        }
    }

    static Mutant m(String family, String slip, String source, String right, String wrong, String test) {
        return new Mutant(family, slip, source, right, wrong, test);
    }

    private static final String QUEUES = "dynamics/station/";
    private static final String TRANSPORT = "dynamics/transport/";
    private static final String SIGNALLING = "dynamics/signalling/";

    static Stream<Mutant> mutants() {
        return Stream.of(
                        ofTheEngine(),
                        SignallingSlips.all(),
                        DefenceMutants.all(),
                        ThreatAndRiskSlips.all().stream(),
                        DeadlockSlips.all().stream())
                .flatMap(s -> s);
    }

    private static Stream<Mutant> ofTheEngine() {
        return Stream.of(
                // Queues
                m(
                        "Q",
                        "one customer more than the room holds",
                        QUEUES + "Stations",
                        "floor.counts.atStation(s) >= table.room[s]",
                        "floor.counts.atStation(s) > table.room[s]",
                        "dynamics.station.PlainQueuesTest.fastAndPlainAgree(3)"),
                m(
                        "Q",
                        "one customer more than the room of a lone station holds",
                        QUEUES + "LoneStation",
                        "busy + (long) waiting >= room",
                        "busy + (long) waiting > room",
                        "dynamics.station.SingleStationTest.aBoundedRoomRefuses"),
                m(
                        "Q",
                        "at a lone station who is served goes before who comes at the same moment",
                        QUEUES + "LoneStation",
                        "endOrder[last] < nextOrder[soonest]",
                        "endOrder[last] >= 0",
                        "dynamics.station.LoneStationTest.whoComesAsServiceEndsFindsTheServerBusy"),
                m(
                        "Q",
                        "the last in line is served first",
                        QUEUES + "Stations",
                        "lines.append(line(c, s), c);",
                        "lines.prepend(line(c, s), c);",
                        "dynamics.station.PlainQueuesTest.fastAndPlainAgree(3)"),
                m(
                        "Q",
                        "the urgent wait like all others",
                        QUEUES + "Stations",
                        "ranked[s] ? customers.urgency[c] : 0",
                        "0",
                        "dynamics.station.SingleStationTest.theUrgentGoFirst"),
                m(
                        "Q",
                        "a long line scares one customer later",
                        QUEUES + "Stations",
                        "found >= step.found()",
                        "found > step.found()",
                        "dynamics.station.SingleStationTest.aLongLineScaresAway"),
                m(
                        "Q",
                        "interrupted work begins anew",
                        QUEUES + "Stations",
                        "customers.left[c] -= floor.agenda.now() - customers.startedAt[c];",
                        "",
                        "dynamics.station.QueueNetworksTest.anOutageOfTheHostStopsTheServer"),
                m(
                        "Q",
                        "the back-off grows a step too early",
                        QUEUES + "Stations",
                        "customers.attempts[c] - 1.0",
                        "customers.attempts[c]",
                        "dynamics.station.RetrialsTest.backOffGrowsAndEnds"),
                m(
                        "Q",
                        "the less persistent persist",
                        QUEUES + "Stations",
                        "persistenceDraws[s].uniform() < retry.persistence()",
                        "persistenceDraws[s].uniform() > retry.persistence()",
                        "dynamics.station.RetrialsTest.theLessPersistentGiveUp"),
                m(
                        "Q",
                        "patience is drawn from the work of the same customer",
                        QUEUES + "Stations",
                        "patience[s].next(patienceDraws[s])",
                        "customers.work[c]",
                        "relations.StationRelationsTest.patienceLeadsFromLossToWaiting"),
                m(
                        "Q",
                        "a degraded host rounds its servers up",
                        QUEUES + "Stations",
                        "StrictMath.floor(servers * level + 1e-6)",
                        "StrictMath.ceil(servers * level - 1e-6)",
                        "dynamics.station.QueueNetworksTest.aPartOfAServerDoesNotServe"),
                m(
                        "Q",
                        "a rate that changes is not thinned",
                        QUEUES + "Arrivals",
                        "thinningDraws[i].uniform() * rate[i].greatest() >= rate[i].at",
                        "thinningDraws[i].uniform() * rate[i].greatest() < -rate[i].at",
                        "dynamics.station.SingleStationTest.aRateFromATableBringsItsIntegral"),
                m(
                        "Q",
                        "a batch is one customer",
                        QUEUES + "Arrivals",
                        "int size = batchSize[i];",
                        "int size = Math.min(1, batchSize[i]);",
                        "dynamics.station.SingleStationTest.batchesWait"),
                m(
                        "Q",
                        "a customer that lost a part goes on",
                        QUEUES + "Queues",
                        "customers.doomed[parent] |= !served;",
                        "",
                        "dynamics.station.QueueNetworksTest.aLostPartLosesTheCustomer"),
                m(
                        "Q",
                        "routes are taken in reverse",
                        QUEUES + "Queues",
                        "if (u < upTo[i])",
                        "if (1 - u < upTo[i] && i == targets.length - 1)",
                        "dynamics.station.QueueNetworksTest.stationsOfAnOpenNetworkAreQueuesOfTheirOwn"),
                m(
                        "Q",
                        "two who send the same preamble are both heard",
                        QUEUES + "Accesses",
                        "if (sendersOf[a][p] != 1)",
                        "if (sendersOf[a][p] == 0)",
                        "dynamics.station.QueueNetworksTest.devicesChoosePreambles"),
                m(
                        "Q",
                        "members of an asset that failed keep their requests",
                        QUEUES + "Members",
                        "withdrawals.withdraw(c);",
                        "",
                        "dynamics.station.QueueNetworksTest.aDetachedDeviceLosesItsRequest"),
                m(
                        "Q",
                        "the fingerprint forgets the time",
                        QUEUES + "Floor",
                        "* SPREAD ^ now;",
                        "* SPREAD;",
                        "dynamics.station.FingerprintTest.aMicrosecondIsSeen"),
                // Reliability
                m(
                        "R",
                        "of k of n the best counts",
                        "dynamics/condition/Providers",
                        "k > n ? 0 : scratch[n - k]",
                        "k > n ? 0 : scratch[n - 1]",
                        "dynamics.condition.GatesTest.twoOfThreePassTheSecondGreatest"),
                m(
                        "R",
                        "a gate for which any will do needs all",
                        "dynamics/condition/Providers",
                        "table.needsAny(g) ? greatest(g)",
                        "table.needsAny(g) ? least(g)",
                        "dynamics.condition.GatesTest.aGateForWhichAnyWillDoPassesTheGreatest"),
                m(
                        "R",
                        "a gate that is lost again has a new stock",
                        "dynamics/condition/Gates",
                        "if (rows[ROW * g + STATE] >>> LOSS_SHIFT > 0) {",
                        "if (table.size() == 0) {",
                        "dynamics.condition.AutonomyTest.aBatteryThatWasNotFullAgainHoldsForLess"),
                m(
                        "R",
                        "who follows at once forgets its own condition",
                        "dynamics/state/Levels",
                        "change(node, kept(own(node) * supplied), cause);",
                        "change(node, kept(supplied), cause);",
                        "dynamics.condition.GatesTest.whoHasOnePlainNeedFollowsWithItsOwnCondition"),
                m(
                        "R",
                        "who follows at once is believed to count its provider",
                        "dynamics/condition/GateTable",
                        "rows[ROW * g + TRAITS] &= follows[g] ? ~COUNTED : -1;",
                        "",
                        "dynamics.condition.GatesTest.whoHasOnePlainNeedFollowsWithItsOwnCondition"),
                m(
                        "R",
                        "a provider that works in part counts as whole",
                        "dynamics/condition/Gates",
                        "(to >= 1 ? 1 : 0) - (from >= 1 ? 1 : 0)",
                        "(to > 0 ? 1 : 0) - (from > 0 ? 1 : 0)",
                        "dynamics.condition.GatesTest.aGateForWhichAnyWillDoPassesTheGreatest"),
                m(
                        "R",
                        "weights are forgotten",
                        "dynamics/condition/Providers",
                        "sum += weight * level(g, table.firstNeed(g) + i);",
                        "sum += level(g, table.firstNeed(g) + i);",
                        "dynamics.condition.GatesTest.aWeightedGatePassesTheWeightedMean"),
                m(
                        "R",
                        "a stock is full after every loss",
                        "dynamics/condition/Gates",
                        "bridging && isOnStock(g) ? reserves[row + LEFT] - (agenda.now() - reserves[row + SINCE]) : 0",
                        "reserves[row + LEFT]",
                        "dynamics.condition.AutonomyTest.aBatteryThatWasNotFullAgainHoldsForLess"),
                m(
                        "R",
                        "a stock is never refilled",
                        "dynamics/condition/Gates",
                        "Math.min(full, reserves[row + LEFT] + (long) refilled)",
                        "Math.min(full, reserves[row + LEFT])",
                        "dynamics.condition.AutonomyTest.aBatteryThatWasNotFullAgainHoldsForLess"),
                m(
                        "R",
                        "all stocks are one draw",
                        "dynamics/condition/GateTable",
                        "return Draws.keyOf(nodes.key(owner(g)), g - firstGate[owner(g)]);",
                        "return 0;",
                        "dynamics.ClosedFormsTest.aTreeOfStocksFallsWhenOrderStatisticsSay"),
                m(
                        "R",
                        "a tank is full whenever it is needed",
                        "dynamics/condition/Backups",
                        "fuel[b] = Math.max(0, fuel[b] - (now - begun[r]));",
                        "",
                        "dynamics.condition.BackupTest.aTankFillsWhileTheNeedIsMet"),
                m(
                        "R",
                        "a tank burns nothing when the need is met again",
                        "dynamics/condition/Backups",
                        "    void regained(int r, long now) {\n        burn(r, now);",
                        "    void regained(int r, long now) {",
                        "dynamics.condition.BackupTest.aTankThatWasUsedInPartLastsForTheRest"),
                m(
                        "R",
                        "all generators of a site burn from the first tank",
                        "dynamics/condition/Backups",
                        "return Math.min(breaks, fuel[first[r] + stage[r]]);",
                        "return Math.min(breaks, fuel[first[r]]);",
                        "dynamics.condition.BackupTest.everySiteHasTanksOfItsOwn"),
                m(
                        "R",
                        "a backup always starts",
                        "dynamics/condition/Backups",
                        ">= backup.startChance()",
                        ">= 1",
                        "dynamics.failure.ReliabilityTest.aGeneratorBridgesWhatTheBatteryDoesNot"),
                m(
                        "R",
                        "overlapping outages end with the first",
                        "dynamics/failure/Outages",
                        "if (end <= endOf[place])",
                        "if (end > endOf[place])",
                        "dynamics.failure.FailuresTest.overlappingOutagesEndWithTheLast"),
                m(
                        "R",
                        "who stands by ages like who runs",
                        "dynamics/failure/Lives",
                        "setRate(u, runs ? 1 : standby.ageing());",
                        "setRate(u, 1);",
                        "dynamics.failure.FailuresTest.inColdStandbyOnlyThoseThatRunAge"),
                m(
                        "R",
                        "a life goes on during the repair",
                        "dynamics/failure/Failures",
                        "} else if (from >= 1 && lives.areLed(p)) {",
                        "} else if (from < 0) {",
                        "dynamics.failure.FailuresTest.inColdStandbyOnlyThoseThatRunAge"),
                m(
                        "R",
                        "no spare is ordered",
                        "dynamics/failure/PartsDesk",
                        "        order(p);\n        if (stock",
                        "        if (stock",
                        "dynamics.failure.FailuresTest.aRepairWaitsForASpareAndEachSpareTakenIsReplaced"),
                m(
                        "R",
                        "a shock hits all or nobody",
                        "dynamics/failure/Failures",
                        "draws.uniform(Purposes.SHOCK_HIT, table.unitKey(u), number)",
                        "draws.uniform(Purposes.SHOCK_HIT, table.key(p), number)",
                        "dynamics.failure.FailuresTest.aShockMayBreakOneAndSpareTheOther"),
                m(
                        "R",
                        "a renewed unit lives its old life again",
                        "dynamics/failure/Lives",
                        "drawn(table.life(p), Purposes.LIFE, u, rows[ROW * u + COUNT]++)",
                        "drawn(table.life(p), Purposes.LIFE, u, 0)",
                        "dynamics.failure.ReliabilityTest.twoOfThreeWithOneCrew"),
                m(
                        "R",
                        "a switch-over goes on although its unit broke",
                        "dynamics/failure/Lives",
                        "            switching[u] = NO_TIMER;\n            levels.setShare(table.node(u), 1, event);\n        }\n        if (running",
                        "            switching[u] = NO_TIMER;\n        }\n        if (running",
                        "dynamics.failure.FailuresTest.whoIsHitWhileItSwitchesOverDoesNotGoOnSwitching"),
                m(
                        "R",
                        "lives are counted on from the replication before",
                        "dynamics/failure/Lives",
                        "Arrays.fill(rows, 0);",
                        "",
                        "relations.NetworkRelationsTest.aReplicationKnowsOfNoOther(1)"),
                m(
                        "R",
                        "damage of one replication is blamed in the next",
                        "dynamics/state/Damage",
                        "visible || !brokenBefore",
                        "visible || !isBroken(node)",
                        "dynamics.failure.FailuresTest.aRepairIsAskedForByWhatNeedsIt"),
                m(
                        "R",
                        "crews need no time to travel",
                        "dynamics/response/Repairs",
                        "drawn(crew.travelHours(), Purposes.TRAVEL, node, number)\n                + ",
                        "",
                        "dynamics.response.RepairTest.jobsQueueForCrews"),
                m(
                        "R",
                        "there is always one crew more",
                        "dynamics/response/Crews",
                        "busy[team][c] < crews.get(c).size()",
                        "busy[team][c] <= crews.get(c).size()",
                        "dynamics.response.RepairTest.jobsQueueForCrews"),
                // Cascades
                m(
                        "C",
                        "a member stands one failed neighbour more",
                        "dynamics/group/Neighbourhood",
                        "return failed[member] < failsAt[member];",
                        "return failed[member] <= failsAt[member];",
                        "dynamics.group.PercolationTest.aFewSeedsBringDownAThresholdNetwork"),
                m(
                        "C",
                        "load that was lost is shared by all, also the dead",
                        "dynamics/group/SharedLoad",
                        "int working = works.length - down;",
                        "int working = works.length;",
                        "dynamics.group.LoadTest.aBundleOfFibresGivesWayStageByStage"),
                m(
                        "C",
                        "who bears a load in time trips all the same",
                        "dynamics/group/SharedLoad",
                        "if (extra > slack[member]) {",
                        "if (extra >= 0) {",
                        "dynamics.group.LoadTest.aUnitThatComesBackInTimeSavesTheOther"),
                m(
                        "C",
                        "a limit that is reached is passed",
                        "dynamics/group/SharedLoad",
                        "heapSize > 0 && extra > slack[heap[0]]",
                        "heapSize > 0 && extra >= slack[heap[0]]",
                        "relations.NetworkRelationsTest.aLimitThatIsJustReachedIsNotPassed"),
                m(
                        "C",
                        "headroom is forgotten",
                        "dynamics/group/PathLoad",
                        "(1 + group.tolerance()) * intact[m]",
                        "intact[m]",
                        "relations.NetworkRelationsTest.headroomWithoutEndSavesEverybodyAndNoneSufficesUntilTheLoadMoves"),
                m(
                        "C",
                        "a level that falls to zero comes back at once",
                        "dynamics/state/Levels",
                        "present == 0 && restartTimes.has(node)",
                        "present < 0 && restartTimes.has(node)",
                        "dynamics.state.LevelsTest.whatWasDownNeedsItsRestartTime"),
                m(
                        "C",
                        "an island sheds nothing",
                        "dynamics/power/Islands",
                        "given[island] >= wanted[island] ? 1 : given[island] / wanted[island]",
                        "1",
                        "dynamics.power.IslandsTest.aMissingGeneratorIsSharedByAll"),
                m(
                        "C",
                        "levels below everything are kept",
                        "dynamics/state/Levels",
                        "value < LEAST ? 0 : (float) value",
                        "(float) value",
                        "dynamics.StandstillTest.aLoopThatHalvesItselfComesToZero"),
                m(
                        "C",
                        "nobody counts the changes of a moment",
                        "dynamics/state/Unrest",
                        "        if (++changes > calm) {",
                        "        if (++changes < 0) {",
                        "dynamics.StandstillTest.aFallAndARiseThatChaseEachOtherRoundARingAreNamed"),
                m(
                        "C",
                        "neighbours take over without bounds",
                        "dynamics/radio/Coverage",
                        "offered <= room ? 1 : (double) room / offered",
                        "1",
                        "dynamics.radio.TakeOverTest.neighboursTakeOverAsFarAsTheyReachAndHaveRoom"),
                // Epidemics
                m(
                        "E",
                        "who was cleaned is immune",
                        "dynamics/attack/Contagion",
                        "table.spread().again() ? SUSCEPTIBLE : IMMUNE);",
                        "IMMUNE);",
                        "dynamics.attack.SpreadTest.anInfectionThatComesAgainDiesOutAtLast"),
                m(
                        "E",
                        "a patch protects nobody",
                        "dynamics/attack/Contagion",
                        "move(member, IMMUNE);",
                        "frozen |= false;",
                        "dynamics.attack.SpreadTest.patchesRaceWithMalware"),
                m(
                        "E",
                        "a frozen push goes on",
                        "dynamics/attack/Contagion",
                        "if (pairs > 0 && !frozen) {",
                        "if (pairs > 0) {",
                        "dynamics.attack.SpreadEndsTest.afterTheFreezeNobodyInThePoolIsInfected"),
                m(
                        "E",
                        "a contact forgets its source is clean",
                        "dynamics/attack/Contagion",
                        "if (frozen || state[source] != INFECTED || infections[source] != infection) {",
                        "if (frozen) {",
                        "dynamics.attack.SpreadEndsTest.whoWasMendedInfectsNobody"),
                m(
                        "E",
                        "a pool is twice as large",
                        "dynamics/attack/Contagion",
                        "                    * table.size()\n",
                        "                    * 2 * table.size()\n",
                        "dynamics.attack.SpreadTest.aWormTakesThePoolInLogarithmicTime"),
                // Generators
                m(
                        "G",
                        "nine rounds in place of ten",
                        "kernel/Philox",
                        "ROUNDS = 10;",
                        "ROUNDS = 9;",
                        "kernel.GeneratorOraclesTest.g05PhiloxGivesThePublishedWords"),
                m(
                        "G",
                        "names are not mixed",
                        "kernel/Draws",
                        "return mix(hash);",
                        "return hash;",
                        "kernel.DrawsTest.everyBitOfAKeyDependsOnTheLastLetter"),
                m(
                        "G",
                        "a draw may be zero",
                        "kernel/Draws",
                        " - 1 + HALF_STEP;",
                        " - 1;",
                        "kernel.DrawsTest.drawsAreWhatTheyEverWere"),
                m(
                        "G",
                        "replications share their draws",
                        "kernel/Draws",
                        "        this.replication = replication;",
                        "        this.replication = 0;",
                        "kernel.DrawsTest.everyPartOfTheKeyCounts"),
                m(
                        "G",
                        "the two draws of a block change places",
                        "kernel/DrawSequence",
                        "return halves[half];",
                        "return halves[half ^ 1];",
                        "kernel.DrawSequenceTest.aBlockServesForTwoDraws"),
                m(
                        "G",
                        "equal times come in no order",
                        "kernel/Agenda",
                        "if (ring.size() > 0 && !queue.headIsBefore(ring.headTag())) {",
                        "if (ring.size() > 0) {",
                        "kernel.AgendaTest.eventsOfTheMomentStandInTheSameOrderAsTheOthers"),
                // Composites
                m(
                        "X",
                        "a share of the targets is all of them",
                        "dynamics/attack/TargetOrder",
                        "StrictMath.round(selector.share() * pool.length)",
                        "(long) pool.length",
                        "dynamics.attack.CampaignTest.aShareAndACountBoundTheTargets"),
                m(
                        "X",
                        "every try succeeds",
                        "dynamics/attack/Attack",
                        "draws.uniform(Purposes.SUCCESS, key, turn) < chance",
                        "chance >= 0",
                        "dynamics.attack.CampaignTest.chanceZeroNeverAndChanceOneAlways"),
                m(
                        "X",
                        "a step comes once",
                        "dynamics/attack/Attack",
                        "if (recurrence.everyHours().isPresent()) {",
                        "if (recurrence.chance() < 0) {",
                        "dynamics.failure.ReliabilityTest.aCampaignStepRecurs"),
                m(
                        "X",
                        "a roll-out is not halted",
                        "dynamics/attack/Rollouts",
                        "        if (!halted[s]) {\n            reach(s);",
                        "        if (s >= 0) {\n            reach(s);",
                        "dynamics.attack.CampaignTest.aRolloutIsHaltedWhenItsDamageIsNoticed"),
                m(
                        "X",
                        "all targets wait the same time",
                        "dynamics/attack/Attack",
                        "draws.uniform(Purposes.EFFECT_DELAY, key, turn)",
                        "draws.uniform(Purposes.EFFECT_DELAY, 0, turn)",
                        "dynamics.attack.SpreadTest.anExploitRacesWithThePatchOfOneHost"),
                m(
                        "X",
                        "a wipe needs no visit",
                        "dynamics/state/Damage",
                        "        mark(node, REPLACEMENT, effect.needsReplacement());\n        mark(node, LOCKED",
                        "        mark(node, LOCKED",
                        "dynamics.response.RepairTest.aWipedAssetIsMendedOnSite"),
                m(
                        "X",
                        "nobody takes time to notice",
                        "dynamics/response/Incidents",
                        "after(detection.noticeHours(), NOTICE_TIME, noticed, step, event);",
                        "noticed(step, event);",
                        "dynamics.response.DetectionTest.repairBeginsWhenTheIncidentIsUnderstood"),
                // Traffic
                m(
                        "X",
                        "of equal ways any is taken",
                        TRANSPORT + "RouteSearch",
                        "shorter || comesFirst(tree, p, over)",
                        "shorter",
                        "dynamics.transport.RouteTreeTest.waysAreShortestAfterEveryChange(1)"),
                m(
                        "X",
                        "what returns does not offer itself",
                        TRANSPORT + "RouteSearch",
                        "appear(tree, appearing.at(i));",
                        "",
                        "dynamics.transport.RouteTreeTest.waysAreShortestAfterEveryChange(1)"),
                m(
                        "X",
                        "a flow that moves stays on its old links as well",
                        TRANSPORT + "FlowWays",
                        "return old ? search.oldNext(tree, p) : tree.next(p);",
                        "return tree.next(p);",
                        "dynamics.transport.FlowsPropertiesTest.whatIsMendedIsAsBefore(4)"),
                m(
                        "X",
                        "a stopped destination is no hindrance",
                        TRANSPORT + "FlowWays",
                        "if (!beliefs.works(p)) {",
                        "if (!beliefs.works(p) && !tree.isRoot(p)) {",
                        "dynamics.transport.FlowsTest.untilTheNetworkHasConvergedTrafficRunsIntoADeadDestination"),
                m(
                        "X",
                        "the network converges at once",
                        TRANSPORT + "Beliefs",
                        "if (wait == 0) {",
                        "if (wait >= 0) {",
                        "dynamics.transport.FlowsTest.untilTheNetworkHasConvergedTrafficRunsIntoTheFailure"),
                m(
                        "X",
                        "a degraded router carries as much as a whole one",
                        TRANSPORT + "Flows",
                        "graph.capacity(r) * level",
                        "graph.capacity(r)",
                        "dynamics.transport.FlowsTest.aDegradedRouterPassesLess"),
                // Devices that register
                m(
                        "D",
                        "a back-off is a failed attempt",
                        SIGNALLING + "Schedule",
                        "case BACKED_OFF -> file(c, stage, 0, devices, held.backedOff(), base);",
                        "case BACKED_OFF -> file(c, stage, 0, devices, wait[c][stage][attempt], base);",
                        "dynamics.signalling.StormsTest.aBackOffClearsTheLine(cohort)"),
                m(
                        "D",
                        "who was away registers anew however short it was",
                        SIGNALLING + "Crowd",
                        "return Math.min(1, Math.max(0, since) / periodic);",
                        "return periodic > 0 ? 1 : 0;",
                        "dynamics.signalling.StormsTest.whoMissedThePeriodicTimerMustRegister(cohort)"),
                m(
                        "D",
                        "an answer that comes too late is an answer",
                        SIGNALLING + "Passage",
                        "if (!parcels.isVain[p] && next > patience) {",
                        "if (next < 0) {",
                        "dynamics.signalling.StormsTest.attemptsThatTimeOutAreWorkInVain"),
                m(
                        "D",
                        "a function works at twice its speed",
                        SIGNALLING + "Functions",
                        "return Math.max(1 / speed(i), backlog[i] / v - spread);",
                        "return Math.max(1 / speed(i), backlog[i] / v / 2 - spread);",
                        "dynamics.signalling.StormsTest.aCrowdIsServedAtTheSpeedOfTheFunction(individual)"),
                m(
                        "D",
                        "a mended instance binds its devices on",
                        SIGNALLING + "Cohorts",
                        "bound.letGo(c, stage, instanceInSet);",
                        "",
                        "dynamics.signalling.StormsTest.whoIsBoundToAnInstanceThatAnswersWronglyWaitsUntilItIsGone(cohort)"),
                m(
                        "D",
                        "who gives up tries on all the same",
                        SIGNALLING + "Cohorts",
                        "devices - givingUp, base);",
                        "devices, base);",
                        "dynamics.signalling.GivingUpTest.whoHasNoVoiceAfterTwoAttemptsLeavesDataBehind(cohort)"),
                m(
                        "D",
                        "who gives up a voice node is free of it",
                        SIGNALLING + "Individuals",
                        "if (bound[d] >= 0 && table.setOfInstance[bound[d]] == table.home[c][stage]) {",
                        "if (bound[d] >= 0) {",
                        "dynamics.signalling.GivingUpTest.whoGivesUpStaysBoundToItsNode(individual)"),
                m(
                        "D",
                        "a message that finds a line waits a tick less",
                        SIGNALLING + "Functions",
                        "(backlog[i] - taken[i]) / spare(i));",
                        "(backlog[i] - taken[i]) / spare(i) - table.tick);",
                        "dynamics.signalling.AgreementTest.underAllControlsAWaitIsRightToTheTick"),
                m(
                        "D",
                        "a lost path takes registrations along",
                        SIGNALLING + "SignallingRun",
                        "case KEPT -> levels.condition(node) == 0;",
                        "case KEPT -> true;",
                        "dynamics.signalling.ContactsTest.contextsOutliveAPathAndNotTheirInstance(cohort)"),
                m(
                        "D",
                        "all hours are the busiest",
                        SIGNALLING + "Hours",
                        "return isFlat ? 1 : share[c]",
                        "return now >= 0 ? 1 : share[c]",
                        "dynamics.signalling.ContactsTest.contactsFollowTheHourOfTheDay(cohort)"),
                m(
                        "D",
                        "nobody calls over another network",
                        SIGNALLING + "Contacts",
                        "return left * rate(c, contact, now) * (1 - of(c).get(contact).elsewhere());",
                        "return left * rate(c, contact, now);",
                        "dynamics.signalling.ContactsTest.contactsOfDevicesWithoutServiceFail(cohort)"),
                m(
                        "D",
                        "what is barred is answered",
                        SIGNALLING + "Contacts",
                        "isHeldBack(c, contact) ? overload.letIn(table.coreOfClass[c]) * bars.ofClass(c) : 1",
                        "1",
                        "dynamics.signalling.ContactsTest.whatIsBarredIsNotAnswered(cohort)"),
                m(
                        "D",
                        "a factor set by hand is forgotten",
                        SIGNALLING + "Overload",
                        "barring[core] = fixed(core).orElse(1);",
                        "barring[core] = 1;",
                        "dynamics.signalling.ContactsTest.whatAnOperatorSwitchesByHandHoldsFromThenOn(cohort)"),
                m(
                        "D",
                        "the answers of a register never run out",
                        SIGNALLING + "Directory",
                        "Math.max(0, 1 - (now - blindSince[core]) / table.validity[core])",
                        "1",
                        "dynamics.signalling.DirectoryTest.whatClientsKnowRunsOut(cohort)"),
                m(
                        "D",
                        "a death is noticed without a register",
                        SIGNALLING + "Directory",
                        "isBlind(coreOf(i)) ? blindSince[coreOf(i)] < end : now < end",
                        "now < end",
                        "dynamics.signalling.DirectoryTest.withoutARegisterNobodyHearsOfADeath(individual)"),
                m(
                        "D",
                        "guests stay in the registers of their home",
                        SIGNALLING + "Guests",
                        "crowd.forgetAway(place, Math.min(1, moved));",
                        "",
                        "dynamics.signalling.RoamingTest.whoLosesTheRadioIsAGuestUntilItIsBack(cohort)"),
                m(
                        "D",
                        "guests need no register of their home",
                        SIGNALLING + "SignallingTable",
                        "r.homeFunctions().forEach(f -> names.put(f, atHome.get(f)));",
                        "r.homeFunctions().forEach(f -> names.putIfAbsent(f, atHome.get(f)));",
                        "dynamics.signalling.RoamingTest.noGuestIsLetInWithoutTheRegisterOfHisHome(cohort)"),
                m(
                        "D",
                        "a slice uses the functions of its core though it has its own",
                        SIGNALLING + "SignallingTable",
                        "names.put(set.function(), allSets.size());",
                        "names.putIfAbsent(set.function(), allSets.size());",
                        "dynamics.signalling.SlicesTest.aSliceBringsNothingToWhatItDoesNotShare(cohort)"),
                m(
                        "D",
                        "devices of a slice with its own AMF obey the controls of the core",
                        SIGNALLING + "SignallingTable",
                        "return amf == null ? core : coreOfSet[amf];",
                        "return 0;",
                        "dynamics.signalling.SlicesTest.aSliceWithAnAmfOfItsOwnIsHeldBackByItsOwnControls(cohort)"),
                m(
                        "D",
                        "a page reaches one cell of the area",
                        SIGNALLING + "PagingLoad",
                        "double ofCell = perHour * ofArea / all;",
                        "double ofCell = perHour / all;",
                        "dynamics.signalling.PagingTest.aCellThatIsFullOfPagesReachesThoseForWhomThereIsRoom(cohort)"),
                m(
                        "D",
                        "pages are no work for the AMF",
                        SIGNALLING + "Contacts",
                        "set == table.gate[table.coreOfClass[c]] ? paging.work(c) : 0",
                        "0",
                        "dynamics.signalling.PagingTest.pagesAreWorkForTheAmf(cohort)"),
                m(
                        "D",
                        "what comes restores devices though nobody pages them anew",
                        SIGNALLING + "Contacts",
                        "paging.restores(c) || !PagingLoad.comes(of(c).get(k)) ? each : 0",
                        "each",
                        "dynamics.signalling.PagingTest.whatComesForALostDeviceRestoresItOnlyWhereTheNetworkPagesIt(cohort)"),
                m(
                        "D",
                        "all are told of a restart at once",
                        SIGNALLING + "Restarts",
                        "table.toldPerSecond[set] * table.tick / SignallingTable.SECOND",
                        "1e9",
                        "dynamics.signalling.RestartsTest.peersTellDevicesAtTheirPaceWhatARestartHasCostThem(cohort)"),
                m(
                        "D",
                        "the success rate is of the last class only",
                        SIGNALLING + "Indicators",
                        "sum += value.applyAsDouble(c);",
                        "sum = value.applyAsDouble(c);",
                        "dynamics.signalling.IndicatorsTest.everyIndicatorIsWhatItsFormulaSays(cohort)"),
                m(
                        "D",
                        "guests ask for no room",
                        SIGNALLING + "Guests",
                        "Math.min(1, (room + (1 - own) * served) / seeking)",
                        "1",
                        "dynamics.signalling.RoomForGuestsTest.asManyAreGuestsAsTheCellsOfTheHostHaveRoomFor(cohort)"),
                m(
                        "D",
                        "users with two devices need room twice",
                        SIGNALLING + "Guests",
                        " && isFirstOfHome(all, i)",
                        "",
                        "dynamics.signalling.RoomForGuestsTest.asManyAreGuestsAsTheCellsOfTheHostHaveRoomFor(cohort)"),
                m(
                        "D",
                        "who leaves a lost core stays at home as well",
                        SIGNALLING + "Guests",
                        "keep(table.homePlace[p], own, 1 - left, now);",
                        "",
                        "dynamics.signalling.RoomForGuestsTest.whoHasLostTheCoreCanBeAGuestAsWell(cohort)"),
                m(
                        "N",
                        "a network for management passes on nothing",
                        "dynamics/state/ManagementLinks",
                        "queue[end++] = to;",
                        "",
                        "generate.SiteOptionsTest.aNetworkBesideItReachesPastTheCore"),
                m(
                        "N",
                        "people sit beside the managers that they reach over the core",
                        "generate/Operations",
                        "Gate.all(\"operations centre\", Gate.Kind.CONNECTIVITY, centreId())",
                        "Gate.all(\"operations centre\", Gate.Kind.POWER, dataCentre)",
                        "generate.SiteOptionsTest.whoDoesNotReachTheManagersMendsNothingThatTheseReach"),
                m(
                        "N",
                        "cells keep their TDD carriers without a clock",
                        "generate/SiteClocks",
                        ".withFallback(left)",
                        ".withFallback(1)",
                        "generate.SiteOptionsTest.withoutGrandmastersCellsInTownsLoseTheirTddCarriersWhenTheirClocksHaveRunOut"),
                m(
                        "N",
                        "all sites share one central unit",
                        "generate/SplitSites",
                        "transport.metroOf(index).number()",
                        "1",
                        "generate.SiteOptionsTest.aLostCentralUnitTakesTheCellsOfItsMetroAreaAndNoOthers"),
                m(
                        "X",
                        "volumes stand still through the day",
                        TRANSPORT + "Flows",
                        "loads.weighAt(startOfDay + agenda.now());",
                        "",
                        "dynamics.transport.FlowsTest.anOverloadThatNothingCausedHasNoCause"),
                m(
                        "X",
                        "nobody is to blame for a load that moved",
                        TRANSPORT + "Loads",
                        "loadedBy[r] = addedBy[r];",
                        "",
                        "dynamics.transport.FlowsTest.anOverloadThatComesWithTheHourIsTheFaultOfTheCut"),
                m(
                        "X",
                        "what an urgent class takes is still there for the next",
                        TRANSPORT + "Sharing",
                        "left[r] -= itsShare * volume[f];",
                        "",
                        "dynamics.transport.SharingTest.onOneLinkAClassLosesInProportion"),
                m(
                        "X",
                        "who stops at one link goes on at the next",
                        TRANSPORT + "Sharing",
                        "asked[r] -= volume[f];",
                        "",
                        "dynamics.transport.FlowsTest.whoStopsAtOneLineLeavesTheNextToOthers"),
                m(
                        "X",
                        "a ring is sized for half of itself",
                        "generate/LinkLoads",
                        "users.of(chain.members()), Double::sum",
                        "users.of(chain.members()) / 2, Double::sum",
                        "generate.DimensionedTransportTest.aLinkOfARingIsSizedForAllOfItsRing"),
                m(
                        "X",
                        "links are sized to be full",
                        "generate/LinkSizes",
                        "whole(count * mbpsPerUser / fill, port)",
                        "whole(count * mbpsPerUser, port)",
                        "generate.DimensionedTransportTest.aLinkOfARingIsSizedForAllOfItsRing"),
                m(
                        "X",
                        "users who have left a router without a way are missed a second time",
                        TRANSPORT + "Flows",
                        "ways.hasNoWay(f) && table.leaves(f)",
                        "ways.hasNoWay(f) && !table.leaves(f)",
                        "generate.DimensionedTransportTest.aRouterThatIsCutOffCountsAsWhole"),
                m(
                        "X",
                        "what packets took before the source does not count",
                        TRANSPORT + "FlowTable",
                        "b.mostMs() - flow.accessMs()",
                        "b.mostMs()",
                        "dynamics.transport.FlowLatencyTest.whatPacketsTookBeforeCountsForTheBound"),
                m(
                        "D",
                        "a full slice admits everybody",
                        SIGNALLING + "Passage",
                        "!quotas.areNone() && !part(p, roomInSlice(p)",
                        "quotas.areNone() && !part(p, roomInSlice(p)",
                        "dynamics.signalling.QuotasTest.aFullSliceRefusesTheOthersAndTheyComeAgain(individual)"),
                m(
                        "D",
                        "who is away frees his place in a slice",
                        SIGNALLING + "Quotas",
                        "crowd.reached(k, s + 1) + crowd.awayServed(k)",
                        "crowd.reached(k, s + 1)",
                        "dynamics.signalling.QuotasTest.whoIsAwayTakesUpRoomInTheSlice(cohort)"),
                m(
                        "D",
                        "guests crowd nobody out",
                        SIGNALLING + "Guests",
                        "cells.crowd(host, own, cause);",
                        "",
                        "dynamics.signalling.RoomForGuestsTest.guestsCrowdOutTheHostsOwnByTheirWeight(cohort, 100 %, 300, 600)"),
                m(
                        "X",
                        "what is lost still loads the link",
                        TRANSPORT + "FlowMeter",
                        "lostOn[r] += watched[r] ? lost : 0",
                        "lostOn[r] += 0",
                        "io.scenario.TrafficTest.whatIsObservedIsWhatArrives"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aSlipIsNoticed(Mutant mutant) throws Exception {
        String source = Files.readString(SOURCES.resolve("org/faultline/" + mutant.source() + ".java"));
        assertThat(source.split(java.util.regex.Pattern.quote(mutant.right()), -1).length - 1)
                .as("how often \"%s\" stands in %s", mutant.right(), mutant.source())
                .isEqualTo(1);
        Overlay wrong = Overlay.of(mutant.className(), source.replace(mutant.right(), mutant.wrong()));
        assertThat(passes(wrong, mutant.test()))
                .as("%s passes with: %s", mutant.test(), mutant.slip())
                .isFalse();
    }

    /** The tests that notice pass when nothing is wrong, also in this way of running them; one that always fails would notice everything. */
    @Test
    void withoutASlipTheTestsPass() throws Exception {
        String source = Files.readString(SOURCES.resolve("org/faultline/kernel/SimTime.java"));
        Overlay right = Overlay.of("org.faultline.kernel.SimTime", source);
        List<String> failed = new ArrayList<>();
        for (String test : mutants().map(Mutant::test).distinct().toList()) {
            if (!passes(right, test)) {
                failed.add(test);
            }
        }
        assertThat(failed).isEmpty();
    }

    /** Runs a test method in the world of a class loader. */
    private static boolean passes(Overlay world, String test) throws Exception {
        int parenthesis = test.indexOf('(');
        String name = parenthesis < 0 ? test : test.substring(0, parenthesis);
        int dot = name.lastIndexOf('.');
        Class<?> type = world.loadClass("org.faultline." + name.substring(0, dot));
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(x -> x.getName().equals(name.substring(dot + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no test " + test));
        method.setAccessible(true);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object[] arguments =
                parenthesis < 0 ? new Object[0] : arguments(method, test.substring(parenthesis + 1, test.length() - 1));
        Object tests = constructor.newInstance();
        prepare(tests);
        try {
            method.invoke(tests, arguments);
            return true;
        } catch (InvocationTargetException failed) {
            return false;
        }
    }

    /** Folders and what comes before each test, as JUnit sees to it. */
    private static void prepare(Object tests) throws Exception {
        for (Field field : tests.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(TempDir.class)) {
                field.setAccessible(true);
                field.set(tests, Files.createTempDirectory("slip"));
            }
        }
        for (Method before : tests.getClass().getDeclaredMethods()) {
            if (before.isAnnotationPresent(BeforeEach.class)) {
                before.setAccessible(true);
                before.invoke(tests);
            }
        }
    }

    private static Object[] arguments(Method method, String words) {
        Class<?>[] types = method.getParameterTypes();
        String[] each = words.split(", ");
        Object[] arguments = new Object[each.length];
        for (int i = 0; i < each.length; i++) {
            arguments[i] = argument(types[i], each[i]);
        }
        return arguments;
    }

    private static Object argument(Class<?> type, String word) {
        if (type == String.class) {
            return word;
        }
        return type == double.class
                ? (Object) Double.valueOf(word)
                : type == long.class ? (Object) Long.valueOf(word) : Integer.valueOf(word);
    }

    @Test
    void everyFamilyHasItsSlips() {
        assertThat(mutants().collect(Collectors.groupingBy(Mutant::family)).keySet())
                .containsExactlyInAnyOrder("B", "Q", "R", "C", "E", "G", "X", "D", "V", "N");
    }

    @Test
    void theListIsUpToDate() throws IOException {
        StringBuilder table = new StringBuilder("| family | slip | in | noticed by |\n|---|---|---|---|\n");
        mutants()
                .forEach(x -> table.append("| %s | %s | `%s` | `%s` |\n"
                        .formatted(
                                x.family(),
                                x.slip(),
                                x.source().substring(x.source().lastIndexOf('/') + 1),
                                x.test()
                                        .substring(x.test()
                                                        .substring(0, x.test().lastIndexOf('.'))
                                                        .lastIndexOf('.')
                                                + 1))));
        String begin = "<!-- slips, generated -->\n";
        String page = Files.readString(DOCUMENT);
        int from = page.indexOf(begin) + begin.length();
        Golden.compare(
                DOCUMENT, page.substring(0, from) + table + page.substring(page.indexOf("<!-- end of slips -->\n")));
    }
}
