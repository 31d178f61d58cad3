package org.faultline.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The links of a network, with the places of their ends in its list of assets. Links come written, or drawn: of drawn ones only the places
 * are kept, and a {@link Link} is made of them when somebody asks. Does not change.
 */
public final class NumberedLinks extends AbstractList<Link> implements RandomAccess {

    private final List<Asset> assets;
    private final List<Link> written;
    private final int[] from;
    private final int[] to;
    private final Link.Kind[] kind;

    /** The places of assets, once somebody asked for them; the same whoever makes them. */
    private Numbering numbers;

    private NumberedLinks(List<Asset> assets, List<Link> written, int[] from, int[] to, Link.Kind[] kind) {
        this.assets = assets;
        this.written = written;
        this.from = from;
        this.to = to;
        this.kind = kind;
    }

    /**
     * Numbers links; O(assets + links), nothing for links that were numbered with the very same list of assets.
     *
     * @param assets not changed any more
     */
    static NumberedLinks of(List<Asset> assets, List<Link> links) {
        if (links instanceof NumberedLinks known && isSame(known.assets, assets)) {
            return known;
        }
        return new Drawer(List.copyOf(links)).over(assets);
    }

    @SuppressWarnings("ReferenceEquality") // comparing all assets would cost more than numbering them
    private static boolean isSame(List<Asset> some, List<Asset> others) {
        return some == others;
    }

    /** Gathers links that are drawn, behind those that are written. */
    public static final class Drawer {

        private final List<Link> written;
        private int[] from;
        private int[] to;
        private Link.Kind[] kind;
        private int size;

        /** Begins with written links. */
        public Drawer(List<Link> written) {
            this.written = List.copyOf(written);
            size = this.written.size();
            from = new int[Math.max(16, size)];
            to = new int[Math.max(16, size)];
            kind = new Link.Kind[Math.max(16, size)];
        }

        /** Makes room for so many more. */
        public void expect(int more) {
            int room = size + more;
            if (room > from.length) {
                from = Arrays.copyOf(from, room);
                to = Arrays.copyOf(to, room);
                kind = Arrays.copyOf(kind, room);
            }
        }

        /** Appends a link between two assets, by their places. */
        public void add(int a, int b, Link.Kind what) {
            if (size == from.length) {
                expect(size);
            }
            from[size] = a;
            to[size] = b;
            kind[size++] = what;
        }

        /**
         * The links between the assets of a list.
         *
         * @param assets not changed any more
         * @throws IllegalArgumentException when a drawn link does not join two different assets of the list
         */
        public NumberedLinks over(List<Asset> assets) {
            int[] a = Arrays.copyOf(from, size);
            int[] b = Arrays.copyOf(to, size);
            Link.Kind[] kinds = Arrays.copyOf(kind, size);
            Numbering numbers = null;
            if (!written.isEmpty()) {
                numbers = Numbering.ofAssets(assets);
                for (int i = 0; i < written.size(); i++) {
                    a[i] = numbers.of(written.get(i).from());
                    b[i] = numbers.of(written.get(i).to());
                    kinds[i] = written.get(i).kind();
                }
            }
            for (int i = written.size(); i < size; i++) {
                if (a[i] == b[i] || Math.min(a[i], b[i]) < 0 || Math.max(a[i], b[i]) >= assets.size()) {
                    throw new IllegalArgumentException("A link from asset number " + a[i] + " to number " + b[i]
                            + " must join two different ones of " + assets.size() + " assets.");
                }
            }
            NumberedLinks links = new NumberedLinks(assets, written, a, b, kinds);
            links.numbers = numbers;
            return links;
        }
    }

    /** The places of all assets in their list, by id. */
    public Numbering numbersOfAssets() {
        Numbering known = numbers;
        if (known == null) {
            known = Numbering.ofAssets(assets);
            numbers = known;
        }
        return known;
    }

    @Override
    public Link get(int i) {
        return i < written.size()
                ? written.get(i)
                : new Link(assets.get(from[i]).id(), assets.get(to[i]).id(), kind[i]);
    }

    @Override
    public int size() {
        return from.length;
    }

    /**
     * Place of the first end of a link in the list of assets.
     *
     * @throws IllegalArgumentException when no asset has its id
     */
    public int from(int i) {
        return from[i] == Numbering.UNKNOWN ? refuse(written.get(i).from()) : from[i];
    }

    /**
     * Place of the second end of a link in the list of assets.
     *
     * @throws IllegalArgumentException when no asset has its id
     */
    public int to(int i) {
        return to[i] == Numbering.UNKNOWN ? refuse(written.get(i).to()) : to[i];
    }

    private static int refuse(String id) {
        throw new IllegalArgumentException("No asset has the id " + id + ".");
    }

    /** What flows. */
    public Link.Kind kind(int i) {
        return kind[i];
    }

    /** True when both ends are assets of the list. */
    public boolean joinsAssets(int i) {
        return from[i] != Numbering.UNKNOWN && to[i] != Numbering.UNKNOWN;
    }
}
