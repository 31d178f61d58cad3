package org.faultline.io.replay;

import java.util.List;

/** What a replay knows of each service, by its place after the assets. */
public final class ServiceColumns {

    final List<String> ids;
    final char[] type;
    final char[] region;
    final float[] people;
    final byte[] profile;
    final float[] longitude;
    final float[] latitude;

    ServiceColumns(List<String> ids) {
        this.ids = List.copyOf(ids);
        int n = ids.size();
        type = new char[n];
        region = new char[n];
        people = new float[n];
        profile = new byte[n];
        longitude = new float[n];
        latitude = new float[n];
    }

    /** Number of services. */
    public int size() {
        return ids.size();
    }

    /** The service's id. */
    public String id(int service) {
        return ids.get(service);
    }

    /** Number of its type in the header. */
    public int type(int service) {
        return type[service];
    }

    /** Number of its region in the header. */
    public int region(int service) {
        return region[service];
    }

    /** People it serves when whole. */
    public double people(int service) {
        return people[service];
    }

    /** Number of its demand profile in the header. */
    public int profile(int service) {
        return Byte.toUnsignedInt(profile[service]);
    }

    /** Degrees east. */
    public double longitude(int service) {
        return longitude[service];
    }

    /** Degrees north. */
    public double latitude(int service) {
        return latitude[service];
    }
}
