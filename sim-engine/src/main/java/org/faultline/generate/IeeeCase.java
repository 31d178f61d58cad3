package org.faultline.generate;

import com.powsybl.ieeecdf.converter.IeeeCdfNetworkFactory;
import com.powsybl.iidm.network.Branch;
import com.powsybl.iidm.network.Bus;
import com.powsybl.iidm.network.Generator;
import com.powsybl.iidm.network.Load;
import com.powsybl.iidm.network.Network;
import com.powsybl.iidm.network.NetworkFactory;
import com.powsybl.iidm.network.impl.NetworkFactoryImpl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standard test case of a transmission grid, as PowSyBl ships it: University of Washington, "Power Systems Test Case Archive"
 * (parts of the American grid of 1961 and 1962, in the IEEE common data format). This is the only class that loads PowSyBl.
 *
 * @param loadMw load of each bus; buses are numbered from 0 in the order of the case
 * @param generators machines that give power; synchronous condensers are left out
 * @param lines pairs of buses joined by a line or transformer, each pair once
 */
record IeeeCase(List<Double> loadMw, List<Machine> generators, List<Line> lines) {

    /** A generator with its scheduled power. */
    record Machine(int bus, double megawatts) {}

    /** A line or transformer. */
    record Line(int from, int to) {}

    /** The case with 14, 30, 57, 118 or 300 buses. */
    static IeeeCase ofBuses(int buses) {
        NetworkFactory factory = new NetworkFactoryImpl();
        return switch (buses) {
            case 14 -> of(IeeeCdfNetworkFactory.create14(factory));
            case 30 -> of(IeeeCdfNetworkFactory.create30(factory));
            case 57 -> of(IeeeCdfNetworkFactory.create57(factory));
            case 118 -> of(IeeeCdfNetworkFactory.create118(factory));
            case 300 -> of(IeeeCdfNetworkFactory.create300(factory));
            default ->
                throw new IllegalArgumentException(
                        "There is no standard grid of " + buses + " buses; choose 14, 30, 57, 118 or 300.");
        };
    }

    private static IeeeCase of(Network network) {
        Map<String, Integer> numbers = new HashMap<>();
        network.getBusBreakerView().getBuses().forEach(bus -> numbers.put(bus.getId(), numbers.size()));
        double[] load = new double[numbers.size()];
        for (Load l : network.getLoads()) {
            load[numbers.get(bus(l.getTerminal().getBusBreakerView().getBus()))] += l.getP0();
        }
        List<Machine> machines = new ArrayList<>();
        for (Generator g : network.getGenerators()) {
            if (g.getTargetP() > 0) {
                machines.add(new Machine(
                        numbers.get(bus(g.getTerminal().getBusBreakerView().getBus())), g.getTargetP()));
            }
        }
        List<Line> lines = Stream.<Branch<?>>concat(network.getLineStream(), network.getTwoWindingsTransformerStream())
                .map(b -> line(
                        numbers.get(bus(b.getTerminal1().getBusBreakerView().getBus())),
                        numbers.get(bus(b.getTerminal2().getBusBreakerView().getBus()))))
                .distinct()
                .toList();
        return new IeeeCase(Arrays.stream(load).boxed().toList(), List.copyOf(machines), lines);
    }

    private static Line line(int a, int b) {
        return new Line(Math.min(a, b), Math.max(a, b));
    }

    private static String bus(Bus bus) {
        return bus.getId();
    }

    /** Number of buses. */
    int size() {
        return loadMw.size();
    }

    /** Total load in MW. */
    double totalLoadMw() {
        return loadMw.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Total scheduled power in MW. */
    double totalGenerationMw() {
        return generators.stream().mapToDouble(Machine::megawatts).sum();
    }
}
