package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.policy.Installed;
import org.faultline.scenario.Spelling;
import org.faultline.table.CsvTable;
import org.faultline.table.TableException;

/** Reads the table {@code installed.csv} of an imported inventory: one row for each make at an operator, in a function and region. */
final class InstalledTable {

    private final Set<String> operators;
    private final Set<String> regions;
    private final Groundwork groundwork;
    private final Sources sources;
    private final Diagnostics diagnostics;

    /**
     * A reader.
     *
     * @param operators ids of the operators of the network
     * @param regions ids of its regions
     * @param groundwork keeps tables that were read without a fault
     */
    InstalledTable(
            Set<String> operators,
            Set<String> regions,
            Groundwork groundwork,
            Sources sources,
            Diagnostics diagnostics) {
        this.operators = operators;
        this.regions = regions;
        this.groundwork = groundwork;
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** What is installed; empty, with diagnostics, when the table cannot be used. */
    Optional<List<Installed>> read(MixDeclaration.InventoryFile file) {
        Path folder = Path.of(file.span().file()).getParent();
        Path path = folder == null ? Path.of(file.name()) : folder.resolve(file.name());
        Optional<List<Installed>> known = groundwork.findInstalled(path);
        if (known.isPresent()) {
            return known;
        }
        int before = diagnostics.errors();
        List<Installed> installed = new ArrayList<>();
        sources.read(path, file.span(), diagnostics).ifPresent(text -> {
            try {
                CsvTable.parse(path, text).rows().forEach(row -> row(row).ifPresent(installed::add));
            } catch (TableException e) {
                report(e, Optional.empty());
            }
        });
        if (diagnostics.errors() > before) {
            return Optional.empty();
        }
        groundwork.keepInstalled(path, List.copyOf(installed));
        return Optional.of(installed);
    }

    private Optional<Installed> row(CsvTable.Row row) {
        try {
            Optional<String> region = optional(row, "region");
            known(row, "operator", row.word("operator"), operators);
            region.ifPresent(r -> known(row, "region", r, regions));
            Function function = function(row);
            String vendor = row.word("vendor");
            String product = optional(row, "product").orElse(vendor + "-" + function.id());
            return Optional.of(new Installed(
                    optional(row, "asset"),
                    row.word("operator"),
                    function,
                    region,
                    new Equipment(vendor, product, row.text("release").strip()),
                    row.number("count")));
        } catch (TableException e) {
            report(e, Optional.empty());
        } catch (IllegalArgumentException e) {
            report(row.fault("count", e.getMessage()), Optional.empty());
        }
        return Optional.empty();
    }

    private void known(CsvTable.Row row, String column, String word, Set<String> words) {
        if (!words.contains(word)) {
            report(row.fault(column, "unknown " + column + " '" + word + "'"), Spelling.advice(word, words));
        }
    }

    private static Function function(CsvTable.Row row) {
        Map<String, Function> byId = new LinkedHashMap<>();
        for (Function function : Function.values()) {
            byId.put(function.id(), function);
        }
        String word = row.word("function");
        if (!byId.containsKey(word)) {
            throw row.fault("function", "unknown function '" + word + "'; known: " + String.join(", ", byId.keySet()));
        }
        return byId.get(word);
    }

    private static Optional<String> optional(CsvTable.Row row, String column) {
        return Optional.of(row.text(column).strip()).filter(t -> !t.isEmpty());
    }

    private void report(TableException e, Optional<String> help) {
        Span at = new Span(Sources.nameOf(e.file()), e.line(), e.column(), e.line(), e.column() + 1);
        diagnostics.add(Fault.BAD_INSTALLED, at, e.problem(), help);
    }
}
