package org.faultline.io.inventory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.model.AssetKind;
import org.faultline.model.Function;
import org.faultline.table.CsvTable;

/** The words of inventories, as tables give them: headings of columns, kinds of equipment, spellings of vendors. */
public final class Vocabulary {

    /** A spelling of a vendor's name. */
    record Alias(String spelling, String vendor, String source) {}

    private static final int LONGEST_BLANK = 20;

    private final Map<String, Role> headings = new HashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Map<String, Alias> vendors = new LinkedHashMap<>();
    private final Set<String> blanks = new HashSet<>();

    private final Map<String, String> plain = new HashMap<>();

    private Vocabulary() {}

    /**
     * Reads {@code columns.csv}, {@code functions.csv}, {@code vendors.csv} and {@code blanks.csv} of a folder.
     *
     * @param ownAliases tables like {@code vendors.csv} that go before it
     * @throws org.faultline.table.TableException when a table cannot be used
     */
    public static Vocabulary read(Path folder, List<Path> ownAliases) {
        Vocabulary words = new Vocabulary();
        for (CsvTable.Row row : CsvTable.read(folder.resolve("columns.csv")).rows()) {
            words.headings.put(joined(row.word("heading")), role(row));
        }
        for (AssetKind kind : AssetKind.values()) {
            kind.function().ifPresent(f -> words.functions.put(Plain.of(kind.id()), f));
        }
        for (CsvTable.Row row : CsvTable.read(folder.resolve("functions.csv")).rows()) {
            words.functions.put(Plain.of(row.word("word")), function(row));
        }
        for (Function function : Function.values()) {
            words.functions.put(Plain.of(function.id()), function);
        }
        for (CsvTable.Row row : CsvTable.read(folder.resolve("blanks.csv")).rows()) {
            words.blanks.add(Plain.of(row.word("word")));
        }
        ownAliases.forEach(words::addVendors);
        words.addVendors(folder.resolve("vendors.csv"));
        return words;
    }

    private void addVendors(Path table) {
        for (CsvTable.Row row : CsvTable.read(table).rows()) {
            vendors.putIfAbsent(
                    Plain.of(row.word("spelling")),
                    new Alias(row.word("spelling"), row.word("vendor"), row.word("source")));
        }
    }

    private static Role role(CsvTable.Row row) {
        for (Role role : Role.values()) {
            if (role.id().equals(row.word("role"))) {
                return role;
            }
        }
        throw row.fault("role", "There is no role '" + row.word("role") + "' of columns.");
    }

    private static Function function(CsvTable.Row row) {
        for (Function function : Function.values()) {
            if (function.id().equals(row.word("function"))) {
                return function;
            }
        }
        throw row.fault("function", "There is no function '" + row.word("function") + "'.");
    }

    private static String joined(String heading) {
        return Plain.of(heading).replace("-", "");
    }

    /** True for a value that says that there is none: a sign, or a word such as {@code n/a}. */
    boolean isBlank(String value) {
        boolean canBe = value.length() <= LONGEST_BLANK && value.chars().noneMatch(Character::isDigit);
        return canBe
                && (value.equals("-") || value.equals("?") || blanks.contains(plain.computeIfAbsent(value, Plain::of)));
    }

    Optional<Role> role(String heading) {
        return Optional.ofNullable(headings.get(joined(heading)));
    }

    Optional<Function> function(String word) {
        return Optional.ofNullable(functions.get(plain.computeIfAbsent(word, Plain::of)));
    }

    Optional<Alias> vendor(String spelling) {
        return Optional.ofNullable(vendors.get(plain.computeIfAbsent(spelling, Plain::of)));
    }

    /** Every spelling of every vendor. */
    List<String> spellings() {
        return vendors.values().stream().map(Alias::spelling).toList();
    }

    /** Takes a word of an inventory for a function, whatever the tables say of it. */
    public void mean(String word, Function function) {
        functions.put(Plain.of(word), function);
    }

    /** Ids of functions. */
    static List<String> functionIds() {
        return Stream.of(Function.values()).map(Function::id).toList();
    }

    /** Every word for a function. */
    List<String> functionWords() {
        return List.copyOf(functions.keySet());
    }
}
