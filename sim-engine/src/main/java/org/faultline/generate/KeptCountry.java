package org.faultline.generate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.SectorPack;
import org.faultline.scenario.CountryNetwork;
import org.faultline.scenario.NetworkGenerator;

/** A generator that keeps the country it built last, for several scenarios in the same country. Not for several threads. */
public final class KeptCountry implements NetworkGenerator {

    private record Plan(Path folder, List<SectorPack> sectors, Map<String, Double> values) {}

    private record Kept(Plan plan, CountryNetwork country) {}

    private final NetworkGenerator generator;
    private Optional<Kept> last = Optional.empty();

    /**
     * A generator that asks another one.
     *
     * @param generator builds what is not kept
     */
    public KeptCountry(NetworkGenerator generator) {
        this.generator = generator;
    }

    @Override
    public List<Parameter> parameters() {
        return generator.parameters();
    }

    @Override
    public CountryNetwork build(Path folder, List<SectorPack> sectors, Map<String, Double> values) {
        Plan plan = new Plan(folder, List.copyOf(sectors), Map.copyOf(values));
        if (last.filter(k -> k.plan().equals(plan)).isEmpty()) {
            last = Optional.empty(); // the old one may go before the new one is built
            last = Optional.of(new Kept(plan, generator.build(folder, sectors, values)));
        }
        return last.orElseThrow().country();
    }
}
