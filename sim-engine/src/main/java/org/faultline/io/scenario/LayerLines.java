package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.graph.Pattern;
import org.faultline.io.Span;
import org.faultline.model.Gate;
import org.faultline.model.Group;
import org.faultline.model.Link;

/**
 * What a scenario file says by rule instead of one by one: layers of drawn assets and links, who supports whom, and groups.
 *
 * @param layers in the order of the file
 * @param supports in the order of the file
 * @param groups in the order of the file
 */
record LayerLines(List<LayerLine> layers, List<SupportLine> supports, List<GroupLine> groups) {

    /** Nothing drawn. */
    static final LayerLines NONE = new LayerLines(List.of(), List.of(), List.of());

    /**
     * A layer.
     *
     * @param each what every asset of it is like; its id is that of the layer
     * @param count number of assets
     * @param edges how they are linked
     * @param linkKind what flows
     * @param layout number of the drawing
     * @param span place in the file
     */
    record LayerLine(
            InlineNetwork.AssetLine each,
            int count,
            EdgesLine edges,
            Optional<Link.Kind> linkKind,
            int layout,
            Span span) {}

    /**
     * Edges by pattern, as pairs, or from a file.
     *
     * @param pattern used when neither pairs nor a file are given
     * @param degree mean, exact, of a newcomer, or below each
     * @param exponent of a power law
     * @param least degree of a power law
     * @param greatest degree of a power law
     * @param columns of a lattice
     * @param pairs written out
     * @param file a table `from,to`
     */
    record EdgesLine(
            Pattern pattern,
            double degree,
            double exponent,
            int least,
            int greatest,
            int columns,
            Optional<List<List<Integer>>> pairs,
            Optional<String> file) {}

    /** How many providers each dependant draws. */
    enum Choice {
        /** One each, no two the same. */
        ONE_TO_ONE,
        /** The one with the same place. */
        SAME_PLACE,
        /** So many, all different. */
        COUNT,
        /** A Poisson number, all different. */
        POISSON
    }

    /**
     * Who supports whom.
     *
     * @param gate name, kind, mode, autonomy and response of each need; its providers are put in later
     * @param of dependants: layers and assets
     * @param by providers: layers and assets
     * @param choice how providers are chosen
     * @param number of providers, or its mean
     * @param share of the dependants that have the need
     * @param bothWays true when each provider needs its dependant, too
     * @param layout number of the drawing
     * @param span place in the file
     */
    record SupportLine(
            Gate gate,
            List<String> of,
            List<String> by,
            Choice choice,
            double number,
            double share,
            boolean bothWays,
            int layout,
            Span span) {}

    /**
     * A group.
     *
     * @param of members: layers and assets
     * @param rule makes it of its members
     * @param span place in the file
     */
    record GroupLine(String id, List<String> of, Maker rule, Span span) {}

    /** Makes a group of a name and members. */
    @FunctionalInterface
    interface Maker {
        /** The group; refuses with an {@link IllegalArgumentException}. */
        Group make(String name, List<String> members);
    }
}
