package org.faultline.io.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The formats of others as schemas in own words; each part of them names the clause from which it comes. */
public final class ExchangeSchema {

    public static final ExchangeSchema STIX = new ExchangeSchema("stix-2.1.schema.json");
    public static final ExchangeSchema NAVIGATOR = new ExchangeSchema("navigator-4.5.schema.json");

    private final Schema schema;

    private ExchangeSchema(String file) {
        try (InputStream in = ExchangeSchema.class.getResourceAsStream(file)) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a document; nothing when it is as it must be. */
    public List<String> faults(JsonNode document) {
        return schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
