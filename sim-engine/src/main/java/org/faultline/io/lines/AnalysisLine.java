package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;

/** What analyses without simulation found. */
public sealed interface AnalysisLine extends Line {

    /** An asset whose loss alone takes services of one type below a level. */
    @JsonClassDescription("an asset whose loss alone takes services of one type below a level for good")
    record Singlepoint(
            @JsonPropertyDescription("type of the services") String type,
            @JsonPropertyDescription("id of the asset") String asset,
            @JsonPropertyDescription("kind of the asset") String kind,
            @JsonPropertyDescription("level below which a service counts as lost") double below,
            @JsonPropertyDescription("services of that type it takes below the level") int services,
            @JsonPropertyDescription("people of those services") double people)
            implements AnalysisLine {}

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
            implements AnalysisLine {}

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
            implements AnalysisLine {}

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
            implements AnalysisLine {}

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
            implements AnalysisLine {}

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
            implements AnalysisLine {}

    /** A minimal cut set. */
    @JsonClassDescription(
            "assets whose loss together takes a service or asset below a level, and none of which can be spared")
    record Cutset(
            @JsonPropertyDescription("id of the service or asset") String subject,
            @JsonPropertyDescription("ids of the assets") List<String> assets,
            @JsonPropertyDescription("product of their unavailabilities, or null") Optional<Double> probability)
            implements AnalysisLine {}

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
            implements AnalysisLine {}

    /** The probability that some assets stay joined. */
    @JsonClassDescription("the probability that assets work and are joined over working links and routers")
    record Joined(
            @JsonPropertyDescription("ids of the assets") List<String> assets,
            @JsonPropertyDescription("exact, bounds or sample") String method,
            @JsonPropertyDescription("the probability, the middle of its bounds, or its estimate") double probability,
            @JsonPropertyDescription("lower bound, or lower end of the interval") double lo,
            @JsonPropertyDescription("upper bound, or upper end of the interval") double hi,
            @JsonPropertyDescription("confidence of the interval; 1 for bounds that surely hold") double level)
            implements AnalysisLine {}

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
            implements AnalysisLine {}

    /** How central an asset is. */
    @JsonClassDescription("how many shortest paths between other assets pass through an asset")
    record Centrality(
            @JsonPropertyDescription("id of the asset") String asset,
            @JsonPropertyDescription("number of its links") int degree,
            @JsonPropertyDescription("betweenness: pairs of others, each pair shared among its shortest paths")
                    double betweenness,
            @JsonPropertyDescription("standard error, 0 where every asset was a source") double standardError,
            @JsonPropertyDescription("assets that it cuts off from the largest piece left") int separates)
            implements AnalysisLine {}

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
            implements AnalysisLine {}
}
