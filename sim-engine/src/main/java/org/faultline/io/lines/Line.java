package org.faultline.io.lines;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Locale;
import org.faultline.io.json.Json;

/** One line of {@code --json} output. A new value may join a type at any time; a change of meaning raises {@link #v()}. */
@JsonPropertyOrder({"t", "v"})
public sealed interface Line
        permits AnalysisLine, CourseLine, ImportLine, ProgramLine, ResultLine, RiskLine, StudyLine, ValidityLine {

    /** The type: the record's name in lower case. */
    @JsonProperty("t")
    default String t() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The version of the type. */
    @JsonProperty("v")
    default int v() {
        return 1;
    }

    /** The line as JSON, without a line break. */
    default String json() {
        return Json.line(this);
    }
}
