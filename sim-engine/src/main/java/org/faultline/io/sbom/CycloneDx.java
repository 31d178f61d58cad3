package org.faultline.io.sbom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.document.Node.Mapping;
import org.faultline.model.Component;

/**
 * CycloneDX, versions 1.0 to 1.7 (ECMA-424), in JSON or XML: {@code components} with all that are nested in them, and {@code services}.
 * Components with the scope {@code excluded}, and external ones, which the place of use brings along, are no part of the product.
 */
final class CycloneDx {

    static final Set<String> VERSIONS = Set.of("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7");

    private CycloneDx() {}

    static Sbom read(Mapping document, String version, Reading reading) {
        List<Sbom.Entry> packages = new ArrayList<>();
        int excluded = 0;
        Deque<Mapping> open = new ArrayDeque<>(reading.maps(document, "components"));
        while (!open.isEmpty()) {
            Mapping component = open.remove();
            reading.maps(component, "components").forEach(open::add);
            if (isApart(component, reading)) {
                excluded++;
            } else {
                reading.needed(component, "name", "a component")
                        .ifPresent(name -> packages.add(component(component, name, reading)));
            }
        }
        for (Mapping service : reading.maps(document, "services")) {
            reading.needed(service, "name", "a service")
                    .ifPresent(name -> packages.add(new Sbom.Entry(
                            grouped(service, name, reading),
                            reading.text(service, "version"),
                            Optional.empty(),
                            Component.Kind.MANAGED_SERVICE)));
        }
        return new Sbom("CycloneDX " + version, packages, excluded);
    }

    private static boolean isApart(Mapping component, Reading reading) {
        return reading.text(component, "scope").equals(Optional.of("excluded"))
                || reading.text(component, "isExternal").equals(Optional.of("true"));
    }

    private static Sbom.Entry component(Mapping component, String name, Reading reading) {
        Optional<Purl> purl =
                reading.purl(reading.text(component, "purl"), component, "purl", "component '" + name + "'");
        Component.Kind kind =
                switch (reading.text(component, "type").orElse("")) {
                    case "library", "framework" -> Component.Kind.LIBRARY;
                    case "device" -> Component.Kind.CHIPSET;
                    case "cryptographic-asset" ->
                        isCertificate(component, reading) ? Component.Kind.CERTIFICATE_CHAIN : Component.Kind.MODULE;
                    default -> Component.Kind.MODULE;
                };
        return new Sbom.Entry(grouped(component, name, reading), reading.text(component, "version"), purl, kind);
    }

    private static boolean isCertificate(Mapping component, Reading reading) {
        return reading.map(component, "cryptoProperties")
                .flatMap(c -> reading.text(c, "assetType"))
                .equals(Optional.of("certificate"));
    }

    private static String grouped(Mapping component, String name, Reading reading) {
        return reading.text(component, "group").map(g -> g + "/" + name).orElse(name);
    }
}
