package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;

/** What was found in bills of materials and inventories. */
public sealed interface ImportLine extends Line {

    /** A bill of materials that was imported. */
    @JsonClassDescription("a release whose bills of materials were imported")
    record Bill(
            @JsonPropertyDescription("id of the supplier") String vendor,
            @JsonPropertyDescription("id of the product") String product,
            @JsonPropertyDescription("the release") String release,
            @JsonPropertyDescription("formats of the files, each once") List<String> formats,
            @JsonPropertyDescription("components of the release") int components,
            @JsonPropertyDescription("packages without a package URL that can be read") int withoutPurl,
            @JsonPropertyDescription("packages that are no part of the product") int leftOut)
            implements ImportLine {}

    /** A package inside products of several suppliers. */
    @JsonClassDescription("a package inside products of several suppliers, in whatever version: a hidden common cause")
    record Sharedpackage(
            @JsonPropertyDescription("package URL without a version") String project,
            @JsonPropertyDescription("ids of the suppliers that it ties together") List<String> vendors,
            @JsonPropertyDescription("each supplier with each version it uses, where versions are known")
                    List<String> versions,
            @JsonPropertyDescription("versions that two suppliers or more have in common") List<String> same)
            implements ImportLine {}

    /** What an inventory gave. */
    @JsonClassDescription("an inventory of equipment that was imported")
    record Inventory(
            @JsonPropertyDescription("the file") String file,
            @JsonPropertyDescription("rows after the heading line") int rows,
            @JsonPropertyDescription("rows that are used") int used,
            @JsonPropertyDescription("assets in these") long assets,
            @JsonPropertyDescription("used rows of which nobody knows the region") int withoutRegion,
            @JsonPropertyDescription(
                            "used rows without an id of an asset that stand earlier in the file, letter by letter")
                    int repeated,
            @JsonPropertyDescription("used rows whose coordinates lie in another region than the row names")
                    int elsewhere,
            @JsonPropertyDescription("how the bytes of the file were read, e.g. UTF-8 or windows-1252") String encoding,
            @JsonPropertyDescription("first year of installation, null where no row has one")
                    Optional<Integer> firstYear,
            @JsonPropertyDescription("last year of installation, or null") Optional<Integer> lastYear)
            implements ImportLine {}

    /** How a column of an inventory was read. */
    @JsonClassDescription("what a column of an inventory holds")
    record Inventorycolumn(
            @JsonPropertyDescription("what the column holds, e.g. vendor") String role,
            @JsonPropertyDescription("its heading") String heading,
            @JsonPropertyDescription("true when --column said so, false when it was guessed by the heading")
                    boolean told)
            implements ImportLine {}

    /** A row of an inventory that is not used. */
    @JsonClassDescription("a row of an inventory that is not used, with one reason; a row may have several")
    record Unusedrow(
            @JsonPropertyDescription("the file") String file,
            @JsonPropertyDescription("line of the row, from 1") int line,
            @JsonPropertyDescription("kind of the reason, e.g. unknown_vendor or contradiction") String reason,
            @JsonPropertyDescription("the thing, the value and the rule") String message,
            @JsonPropertyDescription("what was perhaps meant, or null; never acted upon") Optional<String> help)
            implements ImportLine {}

    /** A spelling of a vendor's name in an inventory. */
    @JsonClassDescription("a name in an inventory that means a vendor by the table of spellings")
    record Spelling(
            @JsonPropertyDescription("as the inventory writes it") String spelling,
            @JsonPropertyDescription("id of the vendor") String vendor,
            @JsonPropertyDescription("why, as the table says") String source,
            @JsonPropertyDescription("used rows with this spelling, before contradictions were left out") int rows)
            implements ImportLine {}

    /** A vendor's part in what an operator has of a function. */
    @JsonClassDescription("a vendor's share of what an operator has of a function, by an inventory")
    record Installedshare(
            @JsonPropertyDescription("id of the operator") String operator,
            @JsonPropertyDescription("id of the function") String function,
            @JsonPropertyDescription("id of the vendor") String vendor,
            @JsonPropertyDescription("number of assets") double assets,
            @JsonPropertyDescription("its share, in (0, 1]") double share)
            implements ImportLine {}
}
