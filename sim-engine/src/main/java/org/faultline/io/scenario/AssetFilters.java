package org.faultline.io.scenario;

import java.util.Collections;
import java.util.List;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;

/**
 * Filters of assets, all of which must pass; one that is empty lets everything through.
 *
 * @param kinds of the asset
 * @param operators ids of who runs it
 * @param regions ids of where it stands
 * @param tags of which it has one
 */
record AssetFilters(List<AssetKind> kinds, List<String> operators, List<String> regions, List<String> tags) {

    /** True when an asset passes every filter. */
    boolean passes(Asset asset) {
        return (kinds.isEmpty() || kinds.contains(asset.kind()))
                && (operators.isEmpty()
                        || asset.operator().filter(operators::contains).isPresent())
                && (regions.isEmpty() || regions.contains(asset.place().region()))
                && (tags.isEmpty() || !Collections.disjoint(tags, asset.tags()));
    }

    /** The keys of the filters, wherever a file has them. */
    static final class Declared {

        private final Key<List<AssetKind>> kinds;
        private final Key<List<String>> operators;
        private final Key<List<String>> regions;
        private final Key<List<String>> tags;

        /** Declares them among the keys of an object. */
        Declared(Keys keys) {
            kinds = keys.optional(
                    "kind",
                    Shapes.oneOrMore(Values.word("kind of asset", AssetKind.values(), AssetKind::id)),
                    "Of one of these kinds.");
            operators = keys.optional(
                    "operator", Shapes.oneOrMore(Values.id("an operator")), "Run by one of these operators.");
            regions = keys.optional(
                    "region", Shapes.oneOrMore(Values.id("a region")), "Standing in one of these regions.");
            tags = keys.optional("tag", Shapes.oneOrMore(Values.id("a tag")), "With one of these tags.");
        }

        AssetFilters in(Fields fields) {
            return new AssetFilters(
                    fields.find(kinds).orElse(List.of()),
                    fields.find(operators).orElse(List.of()),
                    fields.find(regions).orElse(List.of()),
                    fields.find(tags).orElse(List.of()));
        }
    }
}
