package org.faultline.io.lines;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema of {@code --json} as it is published in {@code docs}. */
public final class PublishedSchema {

    static final Path PAGE = Path.of("../docs/output.schema.json");

    private PublishedSchema() {}

    /** What the published schema finds wrong with a line. */
    public static List<Error> faults(String line) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema schema = registry.getSchema(Files.readString(PAGE), InputFormat.JSON);
        return schema.validate(line, InputFormat.JSON);
    }
}
