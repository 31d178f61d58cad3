package org.faultline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.io.Sources;
import org.faultline.io.inventory.Inventory;
import org.faultline.io.inventory.Role;
import org.faultline.io.inventory.Unused;
import org.faultline.io.lines.ImportLine;
import org.faultline.io.lines.Line;
import org.faultline.io.results.Quantity;

/** What an import says of an inventory: how its columns were read, what was used, what was not and why, and the shares that follow. */
final class InventoryText {

    private static final int SHOWN = 5;

    private final String file;
    private final Inventory inventory;

    InventoryText(Path source, Inventory inventory) {
        this.file = Sources.nameOf(source);
        this.inventory = inventory;
    }

    /** For people; every row that is not used stands in the table of these, here the first of each reason. */
    String text() {
        StringBuilder out = new StringBuilder();
        columns(out);
        out.append('\n')
                .append(grouped(inventory.used()))
                .append(" of ")
                .append(grouped(inventory.rows()))
                .append(" rows used (")
                .append(percent(inventory.rows() == 0 ? 0 : (double) inventory.used() / inventory.rows()))
                .append("), ")
                .append(grouped(inventory.assets()))
                .append(" assets; of ")
                .append(grouped(inventory.withoutRegion()))
                .append(" rows nobody knows the region");
        inventory.years().ifPresent(y -> out.append("; installed ")
                .append(y.first())
                .append(" to ")
                .append(y.last()));
        out.append('\n');
        doubts(out);
        unused(out);
        spellings(out);
        shares(out);
        return out.toString();
    }

    /** What was read, and may be wrong. */
    private void doubts(StringBuilder out) {
        if (!inventory.encoding().equals("UTF-8")) {
            out.append("the file is not UTF-8 and was read as ")
                    .append(inventory.encoding())
                    .append("; look at words with accents\n");
        }
        if (inventory.elsewhere() > 0) {
            out.append("the coordinates of ")
                    .append(grouped(inventory.elsewhere()))
                    .append(
                            " of the used rows lie in another region than the row names; the one that is named was taken\n");
        }
        if (inventory.repeated() > 0) {
            out.append(grouped(inventory.repeated()))
                    .append(" of the used rows stand earlier in the file, letter by letter, and are counted again:"
                            + " without an id of an asset nobody knows whether they are one thing or two\n");
        }
    }

    private void columns(StringBuilder out) {
        List<Role> roles = List.copyOf(inventory.columns().headings().keySet());
        out.append("Columns of ").append(file).append('\n');
        out.append(new Table()
                .words("holds", roles.stream().map(Role::id).toList())
                .words(
                        "heading",
                        roles.stream()
                                .map(r -> inventory.columns().heading(r).orElseThrow())
                                .toList())
                .words("", roles.stream().map(this::how).toList())
                .render("  "));
        if (!inventory.columns().unread().isEmpty()) {
            out.append("  not read: ")
                    .append(String.join(", ", inventory.columns().unread()))
                    .append('\n');
        }
    }

    private String how(Role role) {
        return inventory.columns().given().contains(role) ? "as told" : "guessed by its heading";
    }

    private void unused(StringBuilder out) {
        Map<Unused.Reason, Integer> reasons = inventory.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        out.append("\nNot used\n");
        reasons.forEach((reason, count) -> {
            out.append("  ")
                    .append(reason.title())
                    .append(": ")
                    .append(grouped(count))
                    .append('\n');
            inventory.unused().stream()
                    .filter(u -> u.reason() == reason)
                    .limit(SHOWN)
                    .forEach(u -> out.append("    ")
                            .append(file)
                            .append(':')
                            .append(u.line())
                            .append(": ")
                            .append(u.message())
                            .append(u.help().map(h -> "; " + h).orElse(""))
                            .append('\n'));
            if (count > SHOWN) {
                out.append("    and ").append(grouped(count - SHOWN)).append(" more, all in unused.csv\n");
            }
        });
    }

    private void spellings(StringBuilder out) {
        List<Inventory.Spelt> spelt = inventory.spellings();
        if (spelt.isEmpty()) {
            return;
        }
        out.append("\nSpellings of vendors\n");
        out.append(new Table()
                .words("spelling", spelt.stream().map(Inventory.Spelt::spelling).toList())
                .words("means", spelt.stream().map(Inventory.Spelt::vendor).toList())
                .numbers(
                        "rows",
                        spelt.stream().map(s -> List.of(grouped(s.rows()))).toList())
                .words("because", spelt.stream().map(Inventory.Spelt::source).toList())
                .render("  "));
    }

    private void shares(StringBuilder out) {
        List<Inventory.Share> shares = inventory.shares();
        out.append("\nShares of vendors\n");
        out.append(new Table()
                .words(
                        "operator",
                        shares.stream().map(Inventory.Share::operator).toList())
                .words(
                        "function",
                        shares.stream().map(s -> s.function().title()).toList())
                .words("vendor", shares.stream().map(Inventory.Share::vendor).toList())
                .numbers(
                        "assets",
                        shares.stream()
                                .map(s -> List.of(grouped(Math.round(s.assets()))))
                                .toList())
                .numbers(
                        "share",
                        shares.stream().map(s -> List.of(percent(s.share()))).toList())
                .render("  "));
    }

    /** For programs; every row that is not used stands here. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        inventory
                .columns()
                .headings()
                .forEach((role, heading) -> lines.add(new ImportLine.Inventorycolumn(
                        role.id(), heading, inventory.columns().given().contains(role))));
        lines.add(new ImportLine.Inventory(
                file,
                inventory.rows(),
                inventory.used(),
                inventory.assets(),
                inventory.withoutRegion(),
                inventory.repeated(),
                inventory.elsewhere(),
                inventory.encoding(),
                inventory.years().map(Inventory.Years::first),
                inventory.years().map(Inventory.Years::last)));
        inventory
                .unused()
                .forEach(u -> lines.add(
                        new ImportLine.Unusedrow(file, u.line(), u.reason().id(), u.message(), u.help())));
        inventory
                .spellings()
                .forEach(s -> lines.add(new ImportLine.Spelling(s.spelling(), s.vendor(), s.source(), s.rows())));
        inventory
                .shares()
                .forEach(s -> lines.add(new ImportLine.Installedshare(
                        s.operator(), s.function().id(), s.vendor(), s.assets(), s.share())));
        return lines;
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return Quantity.of("share", share).exact(share);
    }
}
