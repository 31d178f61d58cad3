package org.faultline.generate;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.faultline.model.SectorPack;
import org.faultline.scenario.CountryNetwork;

/** The shipped countries, each read and built once for all tests. */
final class Countries {
    static final CountryTables GERMANY = CountryTables.read(folder("germany"));
    static final CountryTables NORDLAND = CountryTables.read(folder("nordland"));

    private Countries() {}

    static Path folder(String country) {
        try {
            Path folder = Path.of(Countries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            while (!Files.isDirectory(folder.resolve("scenarios/countries"))) {
                folder = folder.getParent();
            }
            return folder.resolve("scenarios/countries").resolve(country);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static CountryNetwork build(String country, SectorPack... sectors) {
        return new CountryNetworks().build(folder(country), List.of(sectors), Map.of());
    }

    /** Built on first use. */
    static final class Germany {
        static final CountryNetwork BUILT = build("germany");

        private Germany() {}
    }

    /** Built on first use. */
    static final class Nordland {
        static final CountryNetwork BUILT = build("nordland");

        private Nordland() {}
    }
}
