package org.faultline.io.inventory;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.io.json.Json;
import org.faultline.model.Vendor;
import org.faultline.policy.Installed;

/**
 * The files that an import writes: {@code installed.csv}, which a mix takes with {@code from_inventory}; {@code mix.yaml}, a part of a scenario
 * with such a mix; {@code unused.csv}, every row that is not used and why.
 */
public final class InventoryFiles {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.:@/+-]*");
    private static final String SIGNS = ",\"\r\n";

    private InventoryFiles() {}

    /** The contents by the names of the files, apart from those in words. */
    public static Map<String, String> of(
            Path source, Inventory inventory, List<Vendor> vendors, Optional<String> preset) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("installed.csv", installed(inventory));
        files.put("mix.yaml", mix(source, vendors, preset));
        files.put("unused.csv", unused(source, inventory));
        return files;
    }

    private static String installed(Inventory inventory) {
        StringBuilder out = new StringBuilder("asset,operator,function,region,vendor,product,release,count\n");
        for (Installed i : inventory.installed()) {
            row(
                    out,
                    i.asset().orElse(""),
                    i.operator(),
                    i.function().id(),
                    i.region().orElse(""),
                    i.equipment().vendor(),
                    i.equipment().product(),
                    i.equipment().release(),
                    Long.toString(Math.round(i.count())));
        }
        return out.toString();
    }

    private static String unused(Path source, Inventory inventory) {
        StringBuilder out = new StringBuilder("file,line,reason,message,help\n");
        for (Unused u : inventory.unused()) {
            row(
                    out,
                    source.toString().replace('\\', '/'),
                    String.valueOf(u.line()),
                    u.reason().id(),
                    u.message(),
                    u.help().orElse(""));
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String... values) {
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",");
            boolean plain = values[i].chars().noneMatch(c -> SIGNS.indexOf(c) >= 0);
            out.append(plain ? values[i] : "\"" + values[i].replace("\"", "\"\"") + "\"");
        }
        out.append('\n');
    }

    private static String mix(Path source, List<Vendor> vendors, Optional<String> preset) {
        StringBuilder out = new StringBuilder();
        out.append("# What ").append(source.getFileName());
        out.append(" says is installed. Lay this over a scenario: `overlays: [mix.yaml]`.\n");
        out.append(vendors.isEmpty() ? "" : "vendors:\n");
        for (Vendor vendor : vendors) {
            out.append("  ")
                    .append(quoted(vendor.id()))
                    .append(":\n    title: ")
                    .append(quoted(vendor.title()));
            out.append('\n').append(vendor.products().isEmpty() ? "" : "    products:\n");
            for (Vendor.Product product : vendor.products()) {
                out.append("      ").append(quoted(product.id()));
                out.append(": {function: ").append(product.function().id());
                List<String> releases = product.releases().stream()
                        .map(Vendor.Release::id)
                        .filter(id -> ID.matcher(id).matches())
                        .map(id -> quoted(id) + ": {}")
                        .toList();
                out.append(releases.isEmpty() ? "" : ", releases: {" + String.join(", ", releases) + "}");
                out.append("}\n");
            }
        }
        out.append("mixes:\n  as-installed:\n    title: As installed\n");
        preset.ifPresent(p -> out.append("    preset: ").append(p).append('\n'));
        return out.append("    from_inventory: installed.csv\n").toString();
    }

    private static String quoted(String text) {
        return Json.line(text);
    }
}
