package org.faultline.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.model.SectorPack;

/**
 * Builds the network of a country from its folder of data tables.
 *
 * <p>The scenario reader calls it for {@code network: {generated: ...}}; equal arguments give equal networks.
 */
public interface NetworkGenerator {

    /** Names of the parameters that {@link #build} understands, in the order in which they are documented. */
    List<Parameter> parameters();

    /**
     * The network of a country.
     *
     * @param folder folder of the country preset
     * @param sectors packs whose services are placed in the country, in the order of the scenario
     * @param values values of named parameters; those left out have their defaults
     * @throws IllegalArgumentException when a table, a service need or a value is wrong; the message says which and why
     * @throws java.io.UncheckedIOException when a table cannot be read
     */
    CountryNetwork build(Path folder, List<SectorPack> sectors, Map<String, Double> values);

    /**
     * A number or a word the author may set under {@code generated:}.
     *
     * @param name word used in scenario files, e.g. {@code size}
     * @param meaning one sentence with its unit
     * @param usual value when it is left out
     * @param low least value
     * @param high greatest value
     * @param words what the author chooses from, the value being the place of the word from 0 on; none for a number
     */
    record Parameter(String name, String meaning, double usual, double low, double high, List<String> words) {
        public Parameter {
            words = List.copyOf(words);
        }

        /** A number. */
        public Parameter(String name, String meaning, double usual, double low, double high) {
            this(name, meaning, usual, low, high, List.of());
        }

        /** One of some words, the first when it is left out. */
        public static Parameter ofWords(String name, String meaning, List<String> words) {
            return new Parameter(name, meaning, 0, 0, words.size() - 1, words);
        }
    }
}
