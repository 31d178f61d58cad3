package org.faultline.generate;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;

/** Vendors and today's mix, as the table of vendor shares states them. */
final class Suppliers {

    private Suppliers() {}

    /** Every vendor of the table, in the order in which it first stands there, without product lines of its own. */
    static List<Vendor> vendorsOf(CountryTables tables) {
        Map<String, Vendor> vendors = new LinkedHashMap<>();
        tables.vendorShares()
                .forEach(s ->
                        vendors.putIfAbsent(idOf(s.vendor()), new Vendor(idOf(s.vendor()), s.vendor(), List.of())));
        return List.copyOf(vendors.values());
    }

    /** The shares of the table, assigned by contiguous region and by pool. */
    static VendorMix todayOf(CountryTables tables) {
        List<VendorMix.Share> shares = tables.vendorShares().stream()
                .map(s -> new VendorMix.Share(s.operator(), s.function(), idOf(s.vendor()), s.share()))
                .toList();
        return new VendorMix(CountryNetworks.TODAY, "Today", shares, VendorMix.Assignment.CONTIGUOUS);
    }

    /** A published name as a word: {@code Vendor A} becomes {@code vendor-a}. */
    static String idOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
