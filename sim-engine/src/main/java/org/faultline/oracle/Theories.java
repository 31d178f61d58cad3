package org.faultline.oracle;

import org.faultline.analysis.LinkNetwork;
import org.faultline.analysis.StaticNetwork;
import org.faultline.analysis.ensemble.Collapse;
import org.faultline.analysis.ensemble.Degrees;
import org.faultline.analysis.ensemble.MeanDegrees;
import org.faultline.analysis.ensemble.Reinfection;
import org.faultline.analysis.ensemble.Suppliers;
import org.faultline.analysis.graph.Betweenness;
import org.faultline.analysis.graph.EfficiencyCascade;
import org.faultline.analysis.graph.Graph;
import org.faultline.analysis.graph.OverloadCascade;
import org.faultline.analysis.graph.SpectralRadius;
import org.faultline.io.scenario.TheoryForms.CollapseNumber;
import org.faultline.io.scenario.TheoryForms.End;
import org.faultline.io.scenario.TheoryForms.Law;
import org.faultline.io.scenario.TheoryForms.LinkNumber;
import org.faultline.io.scenario.TheoryForms.ReinfectionNumber;
import org.faultline.io.scenario.TheoryForms.Theory;
import org.faultline.io.scenario.TheoryForms.Theory.OfCascades;
import org.faultline.io.scenario.TheoryForms.Theory.OfCollapse;
import org.faultline.io.scenario.TheoryForms.Theory.OfCongestion;
import org.faultline.io.scenario.TheoryForms.Theory.OfCore;
import org.faultline.io.scenario.TheoryForms.Theory.OfDegrees;
import org.faultline.io.scenario.TheoryForms.Theory.OfLinks;
import org.faultline.io.scenario.TheoryForms.Theory.OfReinfection;
import org.faultline.io.scenario.TheoryForms.Theory.OfSuppliers;
import org.faultline.model.Network;

/** Answers what is asked of random graphs as a whole, and of the links of a network as a graph. */
final class Theories {

    private Theories() {}

    /**
     * The answer.
     *
     * @throws IllegalArgumentException when the question has none, e.g. because no mean degree has a window of cascades
     */
    static double answer(Network whole, Theory asked) {
        if (asked instanceof OfDegrees of) {
            return degrees(of);
        }
        if (asked instanceof OfCollapse of) {
            return collapse(of);
        }
        if (asked instanceof OfCore of) {
            return MeanDegrees.ofCore(of.core());
        }
        if (asked instanceof OfCascades of) {
            MeanDegrees.Window window = MeanDegrees.ofCascades(of.share());
            return of.end() == End.LOW ? window.low() : window.high();
        }
        if (asked instanceof OfSuppliers of) {
            return Suppliers.critical(of.count(), of.failed());
        }
        if (asked instanceof OfReinfection of) {
            Reinfection found = Reinfection.inPool(of.assets(), of.contacts());
            return of.number() == ReinfectionNumber.MEAN ? found.mean() : found.decayRate();
        }
        Graph graph = LinkNetwork.of(StaticNetwork.of(whole)).graph();
        if (asked instanceof OfCongestion of) {
            EfficiencyCascade cascade = EfficiencyCascade.afterLossOfTheBusiest(
                    graph, of.tolerance(), of.step().orElse(0));
            return of.step().map(s -> cascade.steps()[s]).orElse(cascade.whole());
        }
        return links(graph, ((OfLinks) asked).number());
    }

    private static double links(Graph graph, LinkNumber number) {
        return switch (number) {
            case HIGHEST_BETWEENNESS -> {
                double[] load = Betweenness.of(graph);
                yield load[OverloadCascade.highest(load)];
            }
            case SPREAD_THRESHOLD -> 1 / SpectralRadius.of(graph);
            case PERCOLATION_THRESHOLD -> Degrees.of(graph).percolationThreshold();
        };
    }

    private static double degrees(OfDegrees of) {
        Degrees degrees = of(of.law());
        return switch (of.number()) {
            case RATIO -> degrees.ratio();
            case PERCOLATION_THRESHOLD -> degrees.percolationThreshold();
            case BRANCHING -> degrees.branching(of.upTo().orElse(Integer.MAX_VALUE));
        };
    }

    private static double collapse(OfCollapse of) {
        Degrees degrees = of(of.law());
        if (of.number() == CollapseNumber.JUMP_FROM) {
            return Collapse.jumpFrom(degrees);
        }
        if (of.number() == CollapseNumber.CONTINUOUS_THRESHOLD) {
            return Collapse.continuousThreshold(degrees, of.share());
        }
        Collapse found = of.networks()
                .map(n -> Collapse.ofTree(degrees, n))
                .orElseGet(() -> Collapse.ofPair(degrees, of.share()));
        return of.number() == CollapseNumber.THRESHOLD ? found.threshold() : found.remainder();
    }

    private static Degrees of(Law law) {
        return switch (law.pattern()) {
            case REGULAR -> Degrees.regular((int) law.degree());
            case POWER_LAW -> Degrees.powerLaw(law.exponent(), law.least(), law.greatest());
            default -> Degrees.poisson(law.degree());
        };
    }
}
