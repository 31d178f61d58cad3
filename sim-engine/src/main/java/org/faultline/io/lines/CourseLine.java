package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What happened in one run: why something failed, what was lost, how things stood at a moment, and whether it comes out again. */
public sealed interface CourseLine extends Line {

    /** An event of a causal chain. */
    @JsonClassDescription("an event of the chain that made a subject fail, the root cause first")
    record Cause(
            @JsonPropertyDescription("hours since the start of the scenario") double timeHours,
            @JsonPropertyDescription("id of the asset, service or campaign step") String subject,
            @JsonPropertyDescription("what changed") String what,
            @JsonPropertyDescription("value before") double from,
            @JsonPropertyDescription("value after") double to)
            implements CourseLine {}

    /** A part of a loss. */
    @JsonClassDescription("the part of a run's loss that goes back to one cause; the parts add up to the total")
    record Loss(
            @JsonPropertyDescription("id of a campaign step, or `no step`") String cause,
            @JsonPropertyDescription("title of the cause") String title,
            @JsonPropertyDescription("people-hours lost") double peopleHours,
            @JsonPropertyDescription("share of the total") double share)
            implements CourseLine {}

    /** A sector at a moment. */
    @JsonClassDescription("a sector at a moment of a run")
    record Sector(
            @JsonPropertyDescription("hours since the start of the scenario") double timeHours,
            @JsonPropertyDescription("id of the sector") String sector,
            @JsonPropertyDescription("service level") double level,
            @JsonPropertyDescription("people affected") double people)
            implements CourseLine {}

    /** Assets of one layer in one state at a moment. */
    @JsonClassDescription("how many assets of a layer are in a state at a moment of a run")
    record State(
            @JsonPropertyDescription("hours since the start of the scenario") double timeHours,
            @JsonPropertyDescription("radio, transport, core, management, power or sector") String layer,
            @JsonPropertyDescription("the state in words") String state,
            @JsonPropertyDescription("number of assets") int count)
            implements CourseLine {}

    /** A replication that was run again. */
    @JsonClassDescription("a stored replication that was run again")
    record Verified(
            @JsonPropertyDescription("id of the variant") String variant,
            @JsonPropertyDescription("number of the replication") int replication,
            @JsonPropertyDescription("true when both event logs are identical") boolean ok,
            @JsonPropertyDescription("hash that was stored") String stored,
            @JsonPropertyDescription("hash that was found") String found)
            implements CourseLine {}
}
