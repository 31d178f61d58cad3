package org.faultline.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {

    @Option(names = "--json", description = "Print lines of JSON; their schema is docs/output.schema.json.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    boolean json() {
        return json;
    }
}
