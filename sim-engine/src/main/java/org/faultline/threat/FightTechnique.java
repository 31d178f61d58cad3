package org.faultline.threat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.table.CsvTable;

/**
 * A technique of MITRE FiGHT (https://fight.mitre.org, v3.0.1, Apache License 2.0): ids, names, tactics and maturity are theirs; how it is
 * modelled, or why not, is ours.
 *
 * @param id e.g. {@code FGT1195.002}; the part behind the dot is that of a sub-technique
 * @param name as published
 * @param tactics names of the tactics it serves
 * @param maturity whether it has been observed
 * @param effects words of effects that model what it does to a network; may be empty
 * @param reason why no effect does; empty where one does
 */
public record FightTechnique(
        String id, String name, List<String> tactics, String maturity, List<String> effects, String reason) {

    private static final String TABLE = "fight.csv";

    public FightTechnique {
        tactics = List.copyOf(tactics);
        effects = List.copyOf(effects);
        if (effects.isEmpty() == reason.isEmpty()) {
            throw new IllegalArgumentException(
                    "The technique " + id + " must have effects that model it, or a reason why none does.");
        }
    }

    /** All techniques by id, in the order of the table. */
    public static Map<String, FightTechnique> all() {
        Map<String, FightTechnique> all = new LinkedHashMap<>();
        for (CsvTable.Row row : read().rows()) {
            FightTechnique technique = new FightTechnique(
                    row.word("id"),
                    row.word("name"),
                    words(row.text("tactics"), "; "),
                    row.word("maturity"),
                    words(row.text("effects"), " "),
                    row.text("reason"));
            if (all.put(technique.id(), technique) != null) {
                throw row.fault("id", "The technique " + technique.id() + " stands twice.");
            }
        }
        return all;
    }

    private static List<String> words(String text, String between) {
        return text.isBlank() ? List.of() : Arrays.asList(text.split(between));
    }

    private static CsvTable read() {
        try (InputStream in = FightTechnique.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The table " + TABLE + " is missing on the class path.");
            }
            return CsvTable.parse(Path.of(TABLE), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + TABLE + " on the class path cannot be read", e);
        }
    }
}
