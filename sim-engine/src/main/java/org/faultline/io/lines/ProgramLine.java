package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;

/** What any command may say: faults, rules, plans, times, files it wrote, how it ended. */
public sealed interface ProgramLine extends Line {

    /** A fault of a scenario. */
    @JsonClassDescription("a fault of a scenario file")
    record Diagnostic(
            @JsonPropertyDescription("rule, explained by faultline explain") String code,
            @JsonPropertyDescription("error or warning") String severity,
            @JsonPropertyDescription("the thing, the value and the rule") String message,
            @JsonPropertyDescription("file as the author would type it") String file,
            @JsonPropertyDescription("from 1") int line,
            @JsonPropertyDescription("from 1") int column,
            @JsonPropertyDescription("from 1") int endLine,
            @JsonPropertyDescription("from 1, after the last character") int endColumn,
            @JsonPropertyDescription("what to do, or null") Optional<String> help)
            implements ProgramLine {}

    /** How long a part of a command took. */
    @JsonClassDescription("how long a part of the command took")
    record Timing(
            @JsonPropertyDescription("what took the time") String phase,
            @JsonPropertyDescription("by the clock") double seconds)
            implements ProgramLine {}

    /** What would be run. */
    @JsonClassDescription("what a run would do")
    record Plan(
            @JsonPropertyDescription("ids of the variants") List<String> variants,
            @JsonPropertyDescription("replications per variant") int replications,
            @JsonPropertyDescription("simulations in all") int simulations,
            @JsonPropertyDescription("of which an earlier run has finished") int finished,
            @JsonPropertyDescription("numbers drawn once per replication, by their paths") List<String> uncertain,
            @JsonPropertyDescription("folder of the run") String folder,
            @JsonPropertyDescription("expected size of that folder") long bytes,
            @JsonPropertyDescription("expected time by the clock for what is left") double seconds)
            implements ProgramLine {}

    /** A rule that scenarios obey. */
    @JsonClassDescription("a rule that scenario files obey")
    record Rule(
            @JsonPropertyDescription("code of its diagnostics") String code,
            @JsonPropertyDescription("error or warning") String severity,
            @JsonPropertyDescription("in a few words") String title,
            @JsonPropertyDescription("why, and what to do") String text,
            @JsonPropertyDescription("part of a scenario file that breaks it") String failing,
            @JsonPropertyDescription("the same part without the fault") String working)
            implements ProgramLine {}

    /** A file or folder that was written. */
    @JsonClassDescription("a file or folder that was written")
    record Wrote(
            @JsonPropertyDescription("report, run, scenario, page, components, inventory, stix or navigator")
                    String what,
            @JsonPropertyDescription("where it is") String path)
            implements ProgramLine {}

    /** Versions of the program and of its platform. */
    @JsonClassDescription("versions of the program and of its platform")
    record Version(
            @JsonPropertyDescription("of Faultline") String engine,
            @JsonPropertyDescription("fingerprint of the program") String build,
            @JsonPropertyDescription("of Java") String java)
            implements ProgramLine {}

    /** The end of the output. */
    @JsonClassDescription("the last line: how the command ended")
    record Done(
            @JsonPropertyDescription("exit code") int exit,
            @JsonPropertyDescription("its meaning in words") String meaning,
            @JsonPropertyDescription("command that repeats or resumes it") String repeat,
            @JsonPropertyDescription("time the command took by the clock") double seconds)
            implements ProgramLine {}
}
