package org.faultline.io.replay;

import java.util.List;
import java.util.OptionalInt;

/** What a replay knows of each asset, by its number. */
public final class AssetColumns {

    /** In the columns of operators and vendors: there is none. */
    static final int NONE = 255;

    final List<String> ids;
    final float[] longitude;
    final float[] latitude;
    final byte[] kind;
    final byte[] operator;
    final byte[] vendor;
    final char[] region;
    final float[] users;

    AssetColumns(List<String> ids) {
        this.ids = List.copyOf(ids);
        int n = ids.size();
        longitude = new float[n];
        latitude = new float[n];
        kind = new byte[n];
        operator = new byte[n];
        vendor = new byte[n];
        region = new char[n];
        users = new float[n];
    }

    /** Number of assets. */
    public int size() {
        return ids.size();
    }

    /** The asset's id. */
    public String id(int asset) {
        return ids.get(asset);
    }

    /** Degrees east. */
    public double longitude(int asset) {
        return longitude[asset];
    }

    /** Degrees north. */
    public double latitude(int asset) {
        return latitude[asset];
    }

    /** Number of its kind in the header. */
    public int kind(int asset) {
        return Byte.toUnsignedInt(kind[asset]);
    }

    /** Number of its operator in the header. */
    public OptionalInt operator(int asset) {
        return optional(operator[asset]);
    }

    /** Number of its maker in the header. */
    public OptionalInt vendor(int asset) {
        return optional(vendor[asset]);
    }

    /** Number of its region in the header. */
    public int region(int asset) {
        return region[asset];
    }

    /** Users that a cell or its base station serves in normal operation; zero for everything else. */
    public double users(int asset) {
        return users[asset];
    }

    private static OptionalInt optional(byte number) {
        int unsigned = Byte.toUnsignedInt(number);
        return unsigned == NONE ? OptionalInt.empty() : OptionalInt.of(unsigned);
    }
}
