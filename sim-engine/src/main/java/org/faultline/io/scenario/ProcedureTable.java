package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.model.Procedure;
import org.faultline.table.CsvTable;
import org.faultline.table.TableException;

/**
 * The table of signalling procedures, shipped as {@code scenarios/signalling/procedures.csv}: one row per message, with columns
 * procedure, step, sender, receiver, message, clause; beside it {@code titles.csv} with columns procedure and title, whose order is
 * that of the procedures.
 *
 * <p>A table is refused, with the place and the name of the rule, when a word is no function, when steps do not count from 1, when
 * someone sends who has received nothing and did not begin, or when a clause names no specification. Whether every question is
 * answered depends on the specification and is left to the test of the shipped table.
 */
public final class ProcedureTable {

    /** Who may send and receive: the device, the radio access network, and the functions of the core (TS 23.501 clause 4.2.2). */
    public static final Set<String> FUNCTIONS = Set.of(
            Procedure.DEVICE,
            Procedure.RADIO,
            "amf",
            "ausf",
            "udm",
            "udr",
            "pcf",
            "smf",
            "upf",
            "nrf",
            "nssf",
            "scp",
            "sepp",
            "ims");

    private static final String CLAUSE = "\\d+\\.\\d+ \\S.*"; // number of the specification, then the clause in it

    private ProcedureTable() {}

    /**
     * Reads the messages and, from beside them, the titles.
     *
     * @param table the file of messages
     * @throws TableException with file, line and column of the first fault
     */
    public static List<Procedure> read(Path table) {
        Path titles = table.resolveSibling("titles.csv");
        Map<String, List<Procedure.Message>> messages = messages(CsvTable.read(table));
        List<Procedure> procedures = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(titles).rows()) {
            String id = row.word("procedure");
            List<Procedure.Message> own = messages.remove(id);
            if (own == null) {
                throw row.fault(
                        "procedure",
                        "title without messages: The procedure " + id + " has no row left in " + table + ".");
            }
            procedures.add(new Procedure(id, row.word("title"), own));
        }
        for (String untitled : messages.keySet()) {
            throw new TableException(
                    titles, 1, 1, "messages without a title: The procedure " + untitled + " must have a row here.");
        }
        return List.copyOf(procedures);
    }

    /** Messages by procedure; a procedure's rows need not stand together, but in order. */
    private static Map<String, List<Procedure.Message>> messages(CsvTable table) {
        Map<String, List<Procedure.Message>> messages = new LinkedHashMap<>();
        Map<String, Set<String>> reached = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String id = row.word("procedure");
            List<Procedure.Message> sofar = messages.computeIfAbsent(id, k -> new ArrayList<>());
            refuseWrongStep(row, sofar.size() + 1);
            Procedure.Message message = message(row);
            Set<String> known = reached.computeIfAbsent(id, k -> new HashSet<>(Set.of(message.sender())));
            if (!known.contains(message.sender())) {
                throw row.fault(
                        "sender",
                        "sender that was not reached: In " + id + " " + message.sender()
                                + " sends although it has received nothing and did not begin.");
            }
            known.add(message.receiver());
            sofar.add(message);
        }
        return messages;
    }

    private static void refuseWrongStep(CsvTable.Row row, int expected) {
        if (row.count("step") != expected) {
            throw row.fault(
                    "step",
                    "step out of order: The step " + row.text("step") + " of " + row.word("procedure") + " must be "
                            + expected + "; steps count from 1.");
        }
    }

    private static Procedure.Message message(CsvTable.Row row) {
        String clause = row.word("clause");
        if (!clause.matches(CLAUSE)) {
            throw row.fault(
                    "clause",
                    "clause without a specification: '" + clause
                            + "' must begin with the number of a specification, as in '23.502 4.2.3.2'.");
        }
        return new Procedure.Message(function(row, "sender"), function(row, "receiver"), row.word("message"), clause);
    }

    private static String function(CsvTable.Row row, String column) {
        String word = row.word(column);
        if (!FUNCTIONS.contains(word)) {
            throw row.fault(
                    column,
                    "unknown function: The " + column + " '" + word + "' must be one of "
                            + String.join(", ", FUNCTIONS.stream().sorted().toList()) + ".");
        }
        return word;
    }
}
