package org.faultline.generate;

import java.util.Optional;

/**
 * A hospital, control room, data centre or radio site of another network.
 *
 * @param id e.g. {@code hospital:12}
 * @param tag what it is, e.g. {@code hospital}
 * @param settlement number of the settlement it stands in
 * @param x easting in km
 * @param y northing in km
 * @param line id of its line to the fixed network, where it has one
 */
record Facility(String id, String tag, int settlement, double x, double y, Optional<String> line) {}
