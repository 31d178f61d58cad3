package org.faultline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns files of other programs into parts of scenarios; each kind of file is a command of its own. */
@Command(
        name = "import",
        header = "Turn inventories and bills of materials into parts of a scenario.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline import sbom core.cdx.json --vendor norda --product norda-core --release 4.2",
            "  faultline import inventory sites.csv --country germany --out my-inventory"
        })
final class ImportCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Override
    public Integer call() {
        throw Refusal.of(
                Exit.USAGE,
                "What is to be imported?",
                "faultline import sbom FILE..., or faultline import inventory FILE");
    }
}
