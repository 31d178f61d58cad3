package org.faultline.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The assets of a network by their ids, in their order; of equal ids the first counts. Takes no room beside the numbers of the assets. */
public final class AssetsById extends AbstractMap<String, Asset> {

    private final List<Asset> assets;
    private final Numbering numbers;

    /** The assets of a network. */
    public AssetsById(Network network) {
        assets = network.assets();
        numbers = network.numberedLinks().numbersOfAssets();
    }

    @Override
    public Asset get(Object id) {
        int place = id instanceof String word ? numbers.of(word) : Numbering.UNKNOWN;
        return place == Numbering.UNKNOWN ? null : assets.get(place);
    }

    @Override
    public boolean containsKey(Object id) {
        return id instanceof String word && numbers.of(word) != Numbering.UNKNOWN;
    }

    @Override
    public int size() {
        return numbers.distinct();
    }

    @Override
    public Collection<Asset> values() {
        return numbers.isDistinct() ? assets : super.values();
    }

    @Override
    public Set<Map.Entry<String, Asset>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Asset>> iterator() {
                return IntStream.range(0, assets.size())
                        .filter(i ->
                                numbers.isDistinct() || numbers.of(assets.get(i).id()) == i)
                        .mapToObj(i -> Map.entry(assets.get(i).id(), assets.get(i)))
                        .iterator();
            }

            @Override
            public int size() {
                return numbers.distinct();
            }
        };
    }
}
