package org.faultline.generate;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.table.TableException;

/**
 * Rings on the map: {@code {"country": [ring, ...], "states": {id: [ring, ...]}}}, a ring being a list of {@code [longitude, latitude]}
 * in degrees, first point repeated at the end. Holes are rings like others; a point is inside where it lies in an odd number of rings.
 *
 * @param country rings of the whole country
 * @param states rings of each state by id, in the order of the file
 */
record Borders(List<Ring> country, Map<String, List<Ring>> states) {

    /** A closed line; two lists of equal length. */
    record Ring(List<Double> longitudes, List<Double> latitudes) {}

    /** Reads the file of the country. */
    static Borders read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(in)) {
            return borders(json);
        } catch (JacksonException e) {
            throw new TableException(
                    file,
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr(),
                    "The outline cannot be read: " + e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Borders borders(JsonParser json) throws IOException {
        List<Ring> country = new ArrayList<>();
        Map<String, List<Ring>> states = new LinkedHashMap<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean ofCountry = json.currentName().equals("country");
            json.nextToken();
            if (ofCountry) {
                country.addAll(rings(json));
            } else {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String state = json.currentName();
                    json.nextToken();
                    states.put(state, rings(json));
                }
            }
        }
        return new Borders(List.copyOf(country), states);
    }

    /** The parser stands on the bracket that opens the list of rings, afterwards on the one that closes it. */
    private static List<Ring> rings(JsonParser json) throws IOException {
        List<Ring> rings = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            List<Double> longitudes = new ArrayList<>();
            List<Double> latitudes = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                json.nextToken();
                longitudes.add(json.getDoubleValue());
                json.nextToken();
                latitudes.add(json.getDoubleValue());
                json.nextToken();
            }
            rings.add(new Ring(List.copyOf(longitudes), List.copyOf(latitudes)));
        }
        return List.copyOf(rings);
    }
}
