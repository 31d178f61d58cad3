package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.io.json.Json;

/** One line of {@code --json} output. A new value may join a type at any time; a change of meaning raises {@link #v()}. */
@JsonPropertyOrder({"t", "v"})
public sealed interface Line {

    /** The type: the record's name in lower case. */
    @JsonProperty("t")
    default String t() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The version of the type. */
    @JsonProperty("v")
    default int v() {
        return 1;
    }

    /** The line as JSON, without a line break. */
    default String json() {
        return Json.line(this);
    }

    /** A finished replication. */
    @JsonClassDescription("a finished replication")
    record Run(
            @JsonPropertyDescription("id of the variant: mix, or mix/supplier") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, null where the campaign names its own targets")
                    Optional<String> supplier,
            @JsonPropertyDescription("number of the replication, from zero") int replication,
            @JsonPropertyDescription("master seed") long seed,
            @JsonPropertyDescription("SHA-256 of the event log") String hash,
            @JsonPropertyDescription("number of events in the log") int events,
            @JsonPropertyDescription("time it took by the clock; the only value that differs between equal runs")
                    double seconds)
            implements Line {}

    /** A value drawn for a replication. */
    @JsonClassDescription("the value of an uncertain number in a replication, the same for all variants")
    record Drawn(
            @JsonPropertyDescription("path of the number in the merged document, or parameters.NAME") String name,
            @JsonPropertyDescription("unit of the value: h, MW, Mbit/s, share or number") String unit,
            @JsonPropertyDescription("number of the replication, from zero") int replication,
            @JsonPropertyDescription("master seed") long seed,
            @JsonPropertyDescription("what was drawn") double value)
            implements Line {}

    /** A measure of one variant over its replications. */
    @JsonClassDescription("a measure of one variant over its replications")
    record Measure(
            @JsonPropertyDescription("id of the measure") String id,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("whose measure it is, e.g. sector:health") String subject,
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, or null") Optional<String> supplier,
            @JsonPropertyDescription("mean over the replications") double mean,
            @JsonPropertyDescription("lower end of the interval of the mean") double lo,
            @JsonPropertyDescription("upper end of the interval of the mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("replications in which the value is only known to be at least what was counted")
                    int censored,
            @JsonPropertyDescription("name of the country preset in an atlas, else null") Optional<String> country)
            implements Line {}

    /** A paired difference between two variants or mixes. */
    @JsonClassDescription("how much more of a measure b has than a, paired on common random numbers")
    record Difference(
            @JsonPropertyDescription("id of the measure") String id,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("whose measure it is, e.g. sector:health") String subject,
            @JsonPropertyDescription(
                            "supplier: a and b are variants that attack the same supplier; mean, worst: a and b are "
                                    + "mixes, and the mean or the worst over the suppliers asked is compared")
                    String scope,
            @JsonPropertyDescription("the yardstick") String a,
            @JsonPropertyDescription("the other") String b,
            @JsonPropertyDescription("mean of b minus a") double mean,
            @JsonPropertyDescription("lower end of the interval of that mean") double lo,
            @JsonPropertyDescription("upper end of the interval of that mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of pairs") int n,
            @JsonPropertyDescription(
                            "better or worse when the interval excludes zero, equal when all pairs are, otherwise undecided")
                    String verdict,
            @JsonPropertyDescription(
                            "robust when the sign holds at both ends of every assumption with a range, sensitive when some end "
                                    + "turns it, untested when no end was tried, none where the verdict is equal or undecided")
                    String robustness,
            @JsonPropertyDescription("ends of assumptions at which the sign is another one") List<Flip> flips)
            implements Line {}

    /** An end of an assumption that changes the sign of a difference; part of a line, not a line. */
    record Flip(
            @JsonPropertyDescription("id of the assumption") String assumption,
            @JsonPropertyDescription("low or high") String end,
            @JsonPropertyDescription("value that was put in") String value,
            @JsonPropertyDescription("better, worse or equal by the sign of the mean difference there")
                    String verdict) {}

    /** A bound stated before the run. */
    @JsonClassDescription("a bound stated before the run, and whether it held")
    record Limit(
            @JsonPropertyDescription("id of the limit") String id,
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, or null") Optional<String> supplier,
            @JsonPropertyDescription("id of the measure that is bounded") String measure,
            @JsonPropertyDescription("whose measure it is") String subject,
            @JsonPropertyDescription("lower bound, or null") Optional<Double> atLeast,
            @JsonPropertyDescription("upper bound, or null") Optional<Double> atMost,
            @JsonPropertyDescription("true when it held in every replication") boolean ok,
            @JsonPropertyDescription("worst value over the replications") double value,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("replications that broke it") List<Integer> runs)
            implements Line {}

    /** A deadlock of recovery. */
    @JsonClassDescription("assets and services that are down at the end of a run only because each waits for another")
    record Deadlock(
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the attacked supplier, or null") Optional<String> supplier,
            @JsonPropertyDescription("replications that ended in a deadlock") List<Integer> runs,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription(
                            "the replication described by what follows: the median run if it ended so, otherwise the first that did")
                    int replication,
            @JsonPropertyDescription("loops that are broken apart from each other") int loops,
            @JsonPropertyDescription("number of assets and services that wait for each other") int members,
            @JsonPropertyDescription("their ids; the first 1,000 of more") List<String> memberIds,
            @JsonPropertyDescription("number of assets and services that wait only for them") int waiting,
            @JsonPropertyDescription("their ids; the first 1,000 of more") List<String> waitingIds,
            @JsonPropertyDescription("number of members that must be started by hand") int starters,
            @JsonPropertyDescription("their ids; the first 1,000 of more") List<String> starterIds,
            @JsonPropertyDescription("true when it is certain that no smaller set of starters breaks the deadlock")
                    boolean shortest)
            implements Line {}

    /** A fault of a scenario. */
    @JsonClassDescription("a fault of a scenario file")
    record Diagnostic(
            @JsonPropertyDescription("rule, explained by faultline explain") String code,
            @JsonPropertyDescription("error or warning") String severity,
            @JsonPropertyDescription("the thing, the value and the rule") String message,
            @JsonPropertyDescription("file as the author would type it") String file,
            @JsonPropertyDescription("from 1") int line,
            @JsonPropertyDescription("from 1") int column,
            @JsonPropertyDescription("from 1") int endLine,
            @JsonPropertyDescription("from 1, after the last character") int endColumn,
            @JsonPropertyDescription("what to do, or null") Optional<String> help)
            implements Line {}

    /** How long a part of a command took. */
    @JsonClassDescription("how long a part of the command took")
    record Timing(
            @JsonPropertyDescription("what took the time") String phase,
            @JsonPropertyDescription("by the clock") double seconds)
            implements Line {}

    /** What would be run. */
    @JsonClassDescription("what a run would do")
    record Plan(
            @JsonPropertyDescription("ids of the variants") List<String> variants,
            @JsonPropertyDescription("replications per variant") int replications,
            @JsonPropertyDescription("simulations in all") int simulations,
            @JsonPropertyDescription("of which an earlier run has finished") int finished,
            @JsonPropertyDescription("numbers drawn once per replication, by their paths") List<String> uncertain,
            @JsonPropertyDescription("folder of the run") String folder,
            @JsonPropertyDescription("expected size of that folder") long bytes,
            @JsonPropertyDescription("expected time by the clock for what is left") double seconds)
            implements Line {}

    /** An event of a causal chain. */
    @JsonClassDescription("an event of the chain that made a subject fail, the root cause first")
    record Cause(
            @JsonPropertyDescription("hours since the start of the scenario") double timeHours,
            @JsonPropertyDescription("id of the asset, service or campaign step") String subject,
            @JsonPropertyDescription("what changed") String what,
            @JsonPropertyDescription("value before") double from,
            @JsonPropertyDescription("value after") double to)
            implements Line {}

    /** A part of a loss. */
    @JsonClassDescription("the part of a run's loss that goes back to one cause; the parts add up to the total")
    record Loss(
            @JsonPropertyDescription("id of a campaign step, or `no step`") String cause,
            @JsonPropertyDescription("title of the cause") String title,
            @JsonPropertyDescription("people-hours lost") double peopleHours,
            @JsonPropertyDescription("share of the total") double share)
            implements Line {}

    /** A sector at a moment. */
    @JsonClassDescription("a sector at a moment of a run")
    record Sector(
            @JsonPropertyDescription("hours since the start of the scenario") double timeHours,
            @JsonPropertyDescription("id of the sector") String sector,
            @JsonPropertyDescription("service level") double level,
            @JsonPropertyDescription("people affected") double people)
            implements Line {}

    /** Assets of one layer in one state at a moment. */
    @JsonClassDescription("how many assets of a layer are in a state at a moment of a run")
    record State(
            @JsonPropertyDescription("hours since the start of the scenario") double timeHours,
            @JsonPropertyDescription("radio, transport, core, management, power or sector") String layer,
            @JsonPropertyDescription("the state in words") String state,
            @JsonPropertyDescription("number of assets") int count)
            implements Line {}

    /** A rule that scenarios obey. */
    @JsonClassDescription("a rule that scenario files obey")
    record Rule(
            @JsonPropertyDescription("code of its diagnostics") String code,
            @JsonPropertyDescription("error or warning") String severity,
            @JsonPropertyDescription("in a few words") String title,
            @JsonPropertyDescription("why, and what to do") String text,
            @JsonPropertyDescription("part of a scenario file that breaks it") String failing,
            @JsonPropertyDescription("the same part without the fault") String working)
            implements Line {}

    /** A replication that was run again. */
    @JsonClassDescription("a stored replication that was run again")
    record Verified(
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("number of the replication") int replication,
            @JsonPropertyDescription("true when both event logs are identical") boolean ok,
            @JsonPropertyDescription("hash that was stored") String stored,
            @JsonPropertyDescription("hash that was found") String found)
            implements Line {}

    /** An output of a published result. */
    @JsonClassDescription("an output of a published result, and whether the simulator gives it")
    record Oracle(
            @JsonPropertyDescription("id of the case") String id,
            @JsonPropertyDescription("name of the output") String output,
            @JsonPropertyDescription("published value as it is written") String expected,
            @JsonPropertyDescription("what the simulator gives, or null") Optional<Double> got,
            @JsonPropertyDescription("lower end of the interval in which the published value must lie, or null")
                    Optional<Double> lo,
            @JsonPropertyDescription("upper end of that interval, or null") Optional<Double> hi,
            @JsonPropertyDescription("true when it counts as passed") boolean ok,
            @JsonPropertyDescription(
                            "how it ended: passed, refused (a control that must fail), failed, not-precise, ...")
                    String verdict,
            @JsonPropertyDescription("the stated test") String test,
            @JsonPropertyDescription("standard error of got; zero where nothing was drawn") double standardError,
            @JsonPropertyDescription("replications behind it") int n,
            @JsonPropertyDescription(
                            "name of its runs: equal for outputs of the same runs; empty where nothing was drawn")
                    String runs,
            @JsonPropertyDescription("true when nothing but chance is allowed between the two values") boolean plain,
            @JsonPropertyDescription("name of the scenario file; empty where none serves it") String where,
            @JsonPropertyDescription("fingerprint of the case, the scenario file and the seed") String fingerprint,
            @JsonPropertyDescription("build of the program that found it, as `faultline version` names it, or null")
                    Optional<String> build,
            @JsonPropertyDescription("more about the verdict; may be empty") String remark,
            @JsonPropertyDescription("processor time, shared by the outputs of the same runs") double seconds)
            implements Line {}

    /** How the z-scores of a family of published results are spread. */
    @JsonClassDescription("how the z-scores of independent runs are spread over a family of published results")
    record Scores(
            @JsonPropertyDescription("letter and number of the cases, or a letter for all its families") String family,
            @JsonPropertyDescription("number of runs") int runs,
            @JsonPropertyDescription("mean of the scores, about 0") double mean,
            @JsonPropertyDescription("mean square of the scores, about 1") double variance,
            @JsonPropertyDescription("probability of a mean as far from 0") double pMean,
            @JsonPropertyDescription("probability of a mean square as far from 1") double pVariance,
            @JsonPropertyDescription("of the test of Kolmogorov and Smirnov; 1 for fewer than eight runs")
                    double pShape,
            @JsonPropertyDescription("score that is farthest from 0") double worst,
            @JsonPropertyDescription("false when one of the three is below the bound") boolean ok)
            implements Line {}

    /** A figure of an outage that happened. */
    @JsonClassDescription("a figure of an outage that happened, and what the simulator gives, in the unit of its band")
    record Hindcast(
            @JsonPropertyDescription("id of the hindcast") String id,
            @JsonPropertyDescription("id of the figure") String figure,
            @JsonPropertyDescription("unit of all values: h, % or 1") String unit,
            @JsonPropertyDescription("lower end of the band") double lo,
            @JsonPropertyDescription("upper end of the band") double hi,
            @JsonPropertyDescription("median over the replications; null where none gave a value") Optional<Double> got,
            @JsonPropertyDescription("true when got is only known to be at least what is printed") boolean bound,
            @JsonPropertyDescription("what one replication in ten does not exceed, or null") Optional<Double> low,
            @JsonPropertyDescription("what nine replications in ten do not exceed, or null") Optional<Double> high,
            @JsonPropertyDescription("share of the replications that lie in the band") double share,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("replications in which the value is only known to be at least what was counted")
                    int censored,
            @JsonPropertyDescription("true when the median is known and lies in the band") boolean ok)
            implements Line {}

    /** A bill of materials that was imported. */
    @JsonClassDescription("a release whose bills of materials were imported")
    record Bill(
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("id of the product") String product,
            @JsonPropertyDescription("the release") String release,
            @JsonPropertyDescription("formats of the files, each once") List<String> formats,
            @JsonPropertyDescription("components of the release") int components,
            @JsonPropertyDescription("packages without a package URL that can be read") int withoutPurl,
            @JsonPropertyDescription("packages that are no part of the product") int leftOut)
            implements Line {}

    /** A package inside products of several suppliers. */
    @JsonClassDescription("a package inside products of several suppliers, in whatever version: a hidden common cause")
    record Sharedpackage(
            @JsonPropertyDescription("package URL without a version") String project,
            @JsonPropertyDescription("ids of the suppliers that it ties together") List<String> vendors,
            @JsonPropertyDescription("each supplier with each version it uses, where versions are known")
                    List<String> versions,
            @JsonPropertyDescription("versions that two suppliers or more have in common") List<String> same)
            implements Line {}

    /** What an inventory gave. */
    @JsonClassDescription("an inventory of equipment that was imported")
    record Inventory(
            @JsonPropertyDescription("the file") String file,
            @JsonPropertyDescription("rows after the heading line") int rows,
            @JsonPropertyDescription("rows that are used") int used,
            @JsonPropertyDescription("assets in these") long assets,
            @JsonPropertyDescription("used rows of which nobody knows the region") int withoutRegion,
            @JsonPropertyDescription("first year of installation, null where no row has one")
                    Optional<Integer> firstYear,
            @JsonPropertyDescription("last year of installation, or null") Optional<Integer> lastYear)
            implements Line {}

    /** How a column of an inventory was read. */
    @JsonClassDescription("what a column of an inventory holds")
    record Inventorycolumn(
            @JsonPropertyDescription("what the column holds, e.g. vendor") String role,
            @JsonPropertyDescription("its heading") String heading,
            @JsonPropertyDescription("true when --column said so, false when it was guessed by the heading")
                    boolean told)
            implements Line {}

    /** A row of an inventory that is not used. */
    @JsonClassDescription("a row of an inventory that is not used, with one reason; a row may have several")
    record Unusedrow(
            @JsonPropertyDescription("the file") String file,
            @JsonPropertyDescription("line of the row, from 1") int line,
            @JsonPropertyDescription("kind of the reason, e.g. unknown_vendor or contradiction") String reason,
            @JsonPropertyDescription("the thing, the value and the rule") String message,
            @JsonPropertyDescription("what was perhaps meant, or null; never acted upon") Optional<String> help)
            implements Line {}

    /** A spelling of a vendor's name in an inventory. */
    @JsonClassDescription("a name in an inventory that means a vendor by the table of spellings")
    record Spelling(
            @JsonPropertyDescription("as the inventory writes it") String spelling,
            @JsonPropertyDescription("id of the vendor") String vendor,
            @JsonPropertyDescription("why, as the table says") String source,
            @JsonPropertyDescription("used rows with this spelling, before contradictions were left out") int rows)
            implements Line {}

    /** A vendor's part in what an operator has of a function. */
    @JsonClassDescription("a vendor's share of what an operator has of a function, by an inventory")
    record Installedshare(
            @JsonPropertyDescription("id of the operator") String operator,
            @JsonPropertyDescription("id of the function") String function,
            @JsonPropertyDescription("id of the vendor") String vendor,
            @JsonPropertyDescription("number of assets") double assets,
            @JsonPropertyDescription("its share, in (0, 1]") double share)
            implements Line {}

    /** A loss of one country under one attack of an atlas. */
    @JsonClassDescription(
            "what people of a country lose under an attack of an atlas, over draws of what is not known of its suppliers")
    record Atlas(
            @JsonPropertyDescription("name of the country preset") String country,
            @JsonPropertyDescription("id of the attack") String attack,
            @JsonPropertyDescription("id of the measure") String measure,
            @JsonPropertyDescription("unit of mean, low and high") String unit,
            @JsonPropertyDescription("worst: of the supplier that hurts most; mean: over all suppliers alike")
                    String whose,
            @JsonPropertyDescription("supplier that hurts most in most draws, or null") Optional<String> supplier,
            @JsonPropertyDescription("share of the draws in which it does") double often,
            @JsonPropertyDescription("mean over draws and replications") double mean,
            @JsonPropertyDescription("what one run in twenty does not exceed") double low,
            @JsonPropertyDescription("what nineteen runs in twenty do not exceed") double high,
            @JsonPropertyDescription("mean for each person who lives there") double perHead,
            @JsonPropertyDescription("low for each person") double perHeadLow,
            @JsonPropertyDescription("high for each person") double perHeadHigh,
            @JsonPropertyDescription(
                            "share of the variance that comes from what is not known of the suppliers; null where nothing varies")
                    Optional<Double> fromShares,
            @JsonPropertyDescription("people of the country") double people,
            @JsonPropertyDescription("part of the antenna sites that was built") double size,
            @JsonPropertyDescription("part of the lines whose supplier is published by name") double published,
            @JsonPropertyDescription(
                            "part of the lines of which only several suppliers or a national share are published")
                    double bounded,
            @JsonPropertyDescription("published, mostly published, partly published or assumed") String grade,
            @JsonPropertyDescription("suppliers that may be turned") List<String> suppliers,
            @JsonPropertyDescription("number of runs") int runs)
            implements Line {}

    /** A file or folder that was written. */
    @JsonClassDescription("a file or folder that was written")
    record Wrote(
            @JsonPropertyDescription("report, run, scenario, page, components, inventory, stix or navigator")
                    String what,
            @JsonPropertyDescription("where it is") String path)
            implements Line {}

    /** Versions of the program and of its platform. */
    @JsonClassDescription("versions of the program and of its platform")
    record Version(
            @JsonPropertyDescription("of Faultline") String engine,
            @JsonPropertyDescription("fingerprint of the program") String build,
            @JsonPropertyDescription("of Java") String java)
            implements Line {}

    /** An asset whose loss alone takes services of one type below a level. */
    @JsonClassDescription("an asset whose loss alone takes services of one type below a level for good")
    record Singlepoint(
            @JsonPropertyDescription("type of the services") String type,
            @JsonPropertyDescription("id of the asset") String asset,
            @JsonPropertyDescription("kind of the asset") String kind,
            @JsonPropertyDescription("level below which a service counts as lost") double below,
            @JsonPropertyDescription("services of that type it takes below the level") int services,
            @JsonPropertyDescription("people of those services") double people)
            implements Line {}

    /** What is left of some services when a supplier's equipment is gone. */
    @JsonClassDescription(
            "what is left of a group of services when all equipment of a supplier is gone for good and nobody repairs")
    record Removal(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("assets that the supplier made") int assets,
            @JsonPropertyDescription("how services are grouped: sector, type or region") String by,
            @JsonPropertyDescription("id of the group") String group,
            @JsonPropertyDescription("mean level that is left, weighted by people") double level,
            @JsonPropertyDescription("services of the group") int services,
            @JsonPropertyDescription("services of the group whose level fell") int fallen,
            @JsonPropertyDescription("people times lost level, summed over the services") double people)
            implements Line {}

    /** How concentrated the suppliers of a function are. */
    @JsonClassDescription("how concentrated the suppliers of a function are under a vendor mix")
    record Concentration(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the function") String function,
            @JsonPropertyDescription("over what shares are taken: country, operator or region") String scope,
            @JsonPropertyDescription("id of the operator or region, empty for the country") String where,
            @JsonPropertyDescription("by what assets weigh: assets, users or lines") String weight,
            @JsonPropertyDescription("assets with a maker") int assets,
            @JsonPropertyDescription("Herfindahl-Hirschman index: sum of squared shares, in (0, 1]") double hhi,
            @JsonPropertyDescription(
                            "the index with what suppliers share: chance that two units have their supplier or any component in common")
                    double effective,
            @JsonPropertyDescription(
                            "id of the component that ties most such units together, null where none is shared")
                    Optional<String> component,
            @JsonPropertyDescription("id of the supplier of most") String largest,
            @JsonPropertyDescription("its share") double share)
            implements Line {}

    /** A component that ties suppliers together. */
    @JsonClassDescription("a component inside equipment of several suppliers: a hidden common cause under a vendor mix")
    record Commoncause(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the component, the innermost of those inside the same equipment")
                    String component,
            @JsonPropertyDescription("title of the component") String title,
            @JsonPropertyDescription("kind of the component") String kind,
            @JsonPropertyDescription("ids of other components inside exactly the same equipment") List<String> also,
            @JsonPropertyDescription("ids of the suppliers that it ties together") List<String> vendors,
            @JsonPropertyDescription("ids of the functions in which it stands") List<String> functions,
            @JsonPropertyDescription("assets that contain it") int assets)
            implements Line {}

    /** What is left of some services when everything with a component is gone. */
    @JsonClassDescription(
            "what is left of a group of services when all equipment with a shared component is gone for good and nobody repairs")
    record Jointloss(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the component") String component,
            @JsonPropertyDescription("how services are grouped: sector, type or region") String by,
            @JsonPropertyDescription("id of the group") String group,
            @JsonPropertyDescription("mean level that is left, weighted by people") double level,
            @JsonPropertyDescription("services of the group") int services,
            @JsonPropertyDescription("services of the group whose level fell") int fallen,
            @JsonPropertyDescription("people times lost level, summed over the services") double people)
            implements Line {}

    /** The loss of a service or asset, worked out over all sets of lost assets. */
    @JsonClassDescription("the loss of a service or asset, worked out exactly over all sets of lost assets")
    record Failure(
            @JsonPropertyDescription("id of the service or asset") String subject,
            @JsonPropertyDescription("level below which it counts as lost") double below,
            @JsonPropertyDescription("assets on which it can hang") int events,
            @JsonPropertyDescription("number of minimal cut sets") java.math.BigInteger cutSets,
            @JsonPropertyDescription("number of minimal cut sets with 1, 2, 3, ... assets") List<Double> bySize,
            @JsonPropertyDescription("probability of the loss, null where no asset has an unavailability")
                    Optional<Double> probability)
            implements Line {}

    /** A minimal cut set. */
    @JsonClassDescription(
            "assets whose loss together takes a service or asset below a level, and none of which can be spared")
    record Cutset(
            @JsonPropertyDescription("id of the service or asset") String subject,
            @JsonPropertyDescription("ids of the assets") List<String> assets,
            @JsonPropertyDescription("product of their unavailabilities, or null") Optional<Double> probability)
            implements Line {}

    /** How much an asset weighs in the loss of a service or asset. */
    @JsonClassDescription("how much an asset weighs in the loss of a service or asset")
    record Importance(
            @JsonPropertyDescription("id of the service or asset that is lost") String subject,
            @JsonPropertyDescription("id of the asset") String asset,
            @JsonPropertyDescription("its unavailability") double unavailability,
            @JsonPropertyDescription(
                            "Birnbaum: probability of the loss when the asset is down, less that when it is not")
                    double birnbaum,
            @JsonPropertyDescription("Fussell-Vesely: share of the probability that goes when the asset never fails")
                    double fussellVesely)
            implements Line {}

    /** The probability that some assets stay joined. */
    @JsonClassDescription("the probability that assets work and are joined over working links and routers")
    record Joined(
            @JsonPropertyDescription("ids of the assets") List<String> assets,
            @JsonPropertyDescription("exact, bounds or sample") String method,
            @JsonPropertyDescription("the probability, the middle of its bounds, or its estimate") double probability,
            @JsonPropertyDescription("lower bound, or lower end of the interval") double lo,
            @JsonPropertyDescription("upper bound, or upper end of the interval") double hi,
            @JsonPropertyDescription("confidence of the interval; 1 for bounds that surely hold") double level)
            implements Line {}

    /** The links and routers of a network as a graph. */
    @JsonClassDescription("the links and routers of a network as a graph")
    record Links(
            @JsonPropertyDescription("assets with traffic links") int nodes,
            @JsonPropertyDescription("links and optical lines between them") int links,
            @JsonPropertyDescription("connected parts") int parts,
            @JsonPropertyDescription("assets of the largest part") int largest,
            @JsonPropertyDescription("assets whose loss alone takes a part apart") int cutPoints,
            @JsonPropertyDescription("links whose loss alone takes a part apart") int bridges,
            @JsonPropertyDescription("largest k whose k-core is not empty") int deepestCore,
            @JsonPropertyDescription("assets of that core") int coreSize,
            @JsonPropertyDescription("largest part after the 5 % of assets with most links are gone") int afterAttack,
            @JsonPropertyDescription(
                            "share of assets that must stay, which ones by chance, for a large part to hang together, in a random graph with"
                                    + " these numbers of links; none where even the whole has none")
                    Optional<Double> percolationThreshold,
            @JsonPropertyDescription(
                            "contacts per link in the time until an asset is clean below which a spread over links dies out fast")
                    double spreadThreshold)
            implements Line {}

    /** How central an asset is. */
    @JsonClassDescription("how many shortest paths between other assets pass through an asset")
    record Centrality(
            @JsonPropertyDescription("id of the asset") String asset,
            @JsonPropertyDescription("number of its links") int degree,
            @JsonPropertyDescription("betweenness: pairs of others, each pair shared among its shortest paths")
                    double betweenness,
            @JsonPropertyDescription("standard error, 0 where every asset was a source") double standardError,
            @JsonPropertyDescription("assets that it cuts off from the largest piece left") int separates)
            implements Line {}

    /** A cascade of overloads. */
    @JsonClassDescription("what is left after the busiest asset is gone and overloaded ones follow")
    record Overload(
            @JsonPropertyDescription("capacity above the first load, as a share of it") double tolerance,
            @JsonPropertyDescription("id of the asset that is lost first") String first,
            @JsonPropertyDescription("rounds of failures") int rounds,
            @JsonPropertyDescription("assets lost in the end") int lost,
            @JsonPropertyDescription("assets of the largest part left") int largest,
            @JsonPropertyDescription("efficiency before the loss") double efficiency,
            @JsonPropertyDescription("least efficiency when overloaded assets only become slow") double leastEfficiency)
            implements Line {}

    /** A cell of the grid of a storm. */
    @JsonClassDescription("how long a storm of registrations outlasts a fault, in one cell of a grid")
    record Storm(
            @JsonPropertyDescription("none, all, or the control that is on while the others are off") String controls,
            @JsonPropertyDescription("length of the fault, in hours") double faultHours,
            @JsonPropertyDescription("rate of the functions over their load in the busy hour") double headroom,
            @JsonPropertyDescription("hours from the beginning of the fault until half of the devices are served again")
                    double outage50,
            @JsonPropertyDescription("until 90 % are") double outage90,
            @JsonPropertyDescription("until 99 % are") double outage99,
            @JsonPropertyDescription("which of 50, 90 and 99 were not reached: the outage is at least so long")
                    List<Integer> bounds,
            @JsonPropertyDescription("soon: ends by itself; slow: later; never: not within the horizon") String course,
            @JsonPropertyDescription("share of devices that are served at the end of the fault") double servedAtReturn,
            @JsonPropertyDescription("share of devices that are served at the end of the run") double servedAtEnd,
            @JsonPropertyDescription("attempts to register") double attempts,
            @JsonPropertyDescription("attempts that were completed") double successes,
            @JsonPropertyDescription("attempts per hour in the last quarter of the run") double attemptsPerHour,
            @JsonPropertyDescription("of which were completed, per hour") double successesPerHour,
            @JsonPropertyDescription(
                            "devices that the core can bring back in an hour beside the contacts of those served at the end of the fault")
                    double capacityPerHour,
            @JsonPropertyDescription("outage99 that no order of work falls below, even one that answers no contact")
                    double floorHours,
            @JsonPropertyDescription(
                            "outage99 that no control falls below while contacts are answered; null when the core cannot carry them")
                    Optional<Double> drainHours,
            @JsonPropertyDescription("function that the storm loads most") String busiest,
            @JsonPropertyDescription(
                            "true when by the closed form, without controls, a full line loses as many devices as it lets through even when"
                                    + " retries are spread evenly")
                    boolean trapped,
            @JsonPropertyDescription(
                            "true when it does when retries stay in step; where not, no storm keeps itself alive")
                    boolean trappedInStep,
            @JsonPropertyDescription("what makes the cell of the scenario, each as for --set") List<String> settings)
            implements Line {}

    /** What a measure of the toolbox changed. */
    @JsonClassDescription(
            "a number or share that a measure of the toolbox changed under a mix, with strengths at their medians")
    record Tool(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the measure") String measure,
            @JsonPropertyDescription("path in the document") String path,
            @JsonPropertyDescription("value before; empty where nothing was written") String before,
            @JsonPropertyDescription("value after all measures of the mix") String after)
            implements Line {}

    /** How likely a supplier is turned. */
    @JsonClassDescription("the probability that a supplier is turned within a year, by the judgement of an assessor")
    record Likelihood(
            @JsonPropertyDescription("name of the assessor; neutral where nobody judged") String assessor,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("probability of a year") double probability)
            implements Line {}

    /** The loss when something is turned. */
    @JsonClassDescription("the expected loss given that a supplier, product, release or component is turned")
    record Turned(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("vendor, product, release or component") String what,
            @JsonPropertyDescription("its id") String id,
            @JsonPropertyDescription("id of the measure that counts as loss") String measure,
            @JsonPropertyDescription("whose loss") String subject,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("mean over the replications") double mean,
            @JsonPropertyDescription("lower end of the interval of the mean") double lo,
            @JsonPropertyDescription("upper end of the interval of the mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of replications") int n,
            @JsonPropertyDescription("mean asset-hours in which turned equipment was there and not cleaned, or null")
                    Optional<Double> exposure)
            implements Line {}

    /** The expected loss of a year. */
    @JsonClassDescription("the expected loss of a year under a mix: probabilities times losses, summed over suppliers")
    record Expected(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("name of the assessor") String assessor,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("mean over the replications") double mean,
            @JsonPropertyDescription("lower end of the interval of the mean") double lo,
            @JsonPropertyDescription("upper end of the interval of the mean") double hi,
            @JsonPropertyDescription("confidence of the interval") double level,
            @JsonPropertyDescription("number of replications") int n)
            implements Line {}

    /** A supplier's part in the loss when all are turned. */
    @JsonClassDescription(
            "a supplier's Shapley part in the loss when all are turned together; parts add up to that loss")
    record Part(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("unit of the part") String unit,
            @JsonPropertyDescription("its part") double part,
            @JsonPropertyDescription("standard error of the part") double standardError,
            @JsonPropertyDescription("share of the whole") double share,
            @JsonPropertyDescription("true when all sets of suppliers were run, false when orders were drawn")
                    boolean exact)
            implements Line {}

    /** The bad end of the losses. */
    @JsonClassDescription("value at risk and expected shortfall under a mix, given that one supplier is turned")
    record Tail(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("name of the assessor whose probabilities weigh the suppliers") String assessor,
            @JsonPropertyDescription("unit of the losses") String unit,
            @JsonPropertyDescription("probability of not more than the value at risk") double quantile,
            @JsonPropertyDescription("value at risk") double valueAtRisk,
            @JsonPropertyDescription("lower end of nine in ten resamples") double valueAtRiskLo,
            @JsonPropertyDescription("upper end of nine in ten resamples") double valueAtRiskHi,
            @JsonPropertyDescription("mean of the losses beyond the quantile") double shortfall,
            @JsonPropertyDescription("lower end of nine in ten resamples") double shortfallLo,
            @JsonPropertyDescription("upper end of nine in ten resamples") double shortfallHi)
            implements Line {}

    /** A point of an exceedance curve. */
    @JsonClassDescription("a point of the loss exceedance curve of a mix, given that one supplier is turned")
    record Exceeded(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("name of the assessor whose probabilities weigh the suppliers") String assessor,
            @JsonPropertyDescription("a loss that happened") double loss,
            @JsonPropertyDescription("probability of a larger one") double probability)
            implements Line {}

    /** At which probability of one supplier two mixes are equal. */
    @JsonClassDescription(
            "at which probability that one supplier is turned two mixes have the same expected loss of a year")
    record Tipping(
            @JsonPropertyDescription("id of a mix") String a,
            @JsonPropertyDescription("id of another") String b,
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("name of the assessor whose probabilities hold for the others") String assessor,
            @JsonPropertyDescription("id of the mix that loses less above the point, or always where there is none")
                    String better,
            @JsonPropertyDescription("the probability, or null where one mix loses less at every probability")
                    Optional<Double> at,
            @JsonPropertyDescription("standard error of the probability, or null") Optional<Double> standardError)
            implements Line {}

    /** A combination of measures. */
    @JsonClassDescription("a combination of measures under a mix: what it costs and what it saves in a year")
    record Combination(
            @JsonPropertyDescription("ids of the measures") List<String> measures,
            @JsonPropertyDescription("id of the mix without them") String mix,
            @JsonPropertyDescription("name of the assessor") String assessor,
            @JsonPropertyDescription("cost in euros, once, at the medians") double cost,
            @JsonPropertyDescription("least cost") double costLo,
            @JsonPropertyDescription("greatest cost") double costHi,
            @JsonPropertyDescription("years until the slowest of them acts") double leadYears,
            @JsonPropertyDescription("unit of the losses") String unit,
            @JsonPropertyDescription("expected loss of a year") double loss,
            @JsonPropertyDescription("mean of what is saved in a year, paired") double saved,
            @JsonPropertyDescription("lower end of the interval of that mean") double savedLo,
            @JsonPropertyDescription("upper end of the interval of that mean") double savedHi,
            @JsonPropertyDescription("true when nothing that costs no more saves more") boolean efficient)
            implements Line {}

    /** A year of a replacement plan. */
    @JsonClassDescription(
            "a year of a replacement plan: the risk on its first day, and what was replaced in the year before")
    record Year(
            @JsonPropertyDescription("id of the vendor mix") String mix,
            @JsonPropertyDescription("the year") int year,
            @JsonPropertyDescription("name of the assessor") String assessor,
            @JsonPropertyDescription("unit of mean, lo and hi") String unit,
            @JsonPropertyDescription("expected loss of a year with the equipment of that day") double mean,
            @JsonPropertyDescription("lower end of the interval of that mean") double lo,
            @JsonPropertyDescription("upper end of the interval of that mean") double hi,
            @JsonPropertyDescription("radio sites replaced in the year that ends on this day") int sites,
            @JsonPropertyDescription("their cost in euros, at the median") double cost,
            @JsonPropertyDescription("least cost") double costLo,
            @JsonPropertyDescription("greatest cost") double costHi,
            @JsonPropertyDescription("user-hours in which replaced sites were down for it") double swapUserHours,
            @JsonPropertyDescription("sites over what the crews can replace in a year") double pace)
            implements Line {}

    /** The end of the output. */
    @JsonClassDescription("the last line: how the command ended")
    record Done(
            @JsonPropertyDescription("exit code") int exit,
            @JsonPropertyDescription("its meaning in words") String meaning,
            @JsonPropertyDescription("command that repeats or resumes it") String repeat,
            @JsonPropertyDescription("time the command took by the clock") double seconds)
            implements Line {}
}
