package org.faultline.io.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.io.document.Functions;
import org.faultline.io.form.Definitions;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Key;
import org.faultline.io.form.ObjectForm;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.NetworkGenerator;

/**
 * What the forms say about themselves: JSON Schemas for editors, the page of the format for people, and the page of the codes.
 * Tests compare the committed files with these texts.
 */
public final class FormatDocuments {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final NetworkGenerator generator;

    /** Documents of a reader that builds countries with a generator. */
    public FormatDocuments(NetworkGenerator generator) {
        this.generator = generator;
    }

    /** The JSON Schema (draft 2020-12) of scenario files. */
    public String scenarioSchema() {
        return schema("Faultline scenario", ScenarioForm.document(generator));
    }

    /** The JSON Schema (draft 2020-12) of sector packs. */
    public String packSchema() {
        return schema("Faultline sector pack", ServiceForms.pack());
    }

    private static String schema(String title, ObjectForm<?> root) {
        Definitions whole = Definitions.whole();
        Definitions partial = Definitions.partial();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put(
                "$comment",
                "Generated from the program. A file that extends another one may leave out what the other has.");
        schema.put("if", Map.of("required", List.of("extends")));
        schema.put("then", root.schema(partial));
        schema.put("else", root.schema(whole));
        Map<String, Object> definitions = new LinkedHashMap<>(whole.schemas());
        definitions.putAll(partial.schemas());
        schema.put("$defs", definitions);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError("maps, lists and words are always JSON", e);
        }
    }

    /** The page of the format, in Markdown. */
    public String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("## Values\n\n| value | units | example |\n|---|---|---|\n");
        for (Dimension d : Dimension.values()) {
            page.append("| ")
                    .append(d.words())
                    .append(" | ")
                    .append(unitsOf(d))
                    .append(" | `")
                    .append(d.example())
                    .append("` |\n");
        }
        page.append(VALUES);
        page.append("## Distributions\n\n").append(DISTRIBUTIONS);
        Distributions.signatures().forEach(s -> page.append("- `").append(s).append("`\n"));
        page.append(
                "\nThe map form has the same names as keys: `{distribution: uniform, low: 1 h, high: 4 h}`, and for listed values"
                        + " `{distribution: discrete, values: {0.5 h: 3, 4 h: 1}}`.\n");
        page.append(TEMPLATES);
        Functions.meanings().forEach((signature, meaning) -> page.append("| `")
                .append(signature)
                .append("` | ")
                .append(meaning)
                .append(" |\n"));
        page.append("\n# Keys of a scenario file\n");
        sections(page, ScenarioForm.document(generator));
        page.append("\n# Keys of a sector pack\n\nA file `scenarios/sectors/<sector>.yaml`.\n");
        sections(page, ServiceForms.pack());
        return page.toString();
    }

    private static String unitsOf(Dimension d) {
        String units = "`" + String.join("`, `", d.unitNames()) + "`";
        return d.isBareAllowed() ? units + " or none" : units;
    }

    private static void sections(StringBuilder page, ObjectForm<?> root) {
        Definitions definitions = Definitions.whole();
        root.schema(definitions);
        definitions.forms().values().forEach(form -> section(page, form));
    }

    private static void section(StringBuilder page, ObjectForm<?> form) {
        page.append("\n## ")
                .append(form.name())
                .append("\n\n")
                .append(form.summary())
                .append("\n\n");
        form.shorthand().ifPresent(k -> page.append("Short form: a value that is no map stands for `")
                .append(k.name())
                .append("` alone.\n\n"));
        page.append("| key | value | without it | meaning |\n|---|---|---|---|\n");
        for (Key<?> key : form.keys()) {
            page.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(cell(key.form().link()))
                    .append(" | ");
            page.append(key.required() ? "**required**" : cell(key.usualText()))
                    .append(" | ")
                    .append(cell(meaning(key)))
                    .append(" |\n");
        }
        form.exclusions().forEach(e -> page.append("\n").append(e).append("\n"));
    }

    private static String meaning(Key<?> key) {
        List<String> words = key.form().choices();
        return words.isEmpty() ? key.meaning() : key.meaning() + " Words: `" + String.join("`, `", words) + "`.";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** The page of the codes, in Markdown. */
    public static String codes() {
        StringBuilder page = new StringBuilder(
                """
                # Codes of diagnostics

                Generated from the program. `faultline explain CODE` prints the same. A code is never used again for something else.
                """);
        for (Explanation e : Codes.all()) {
            page.append("\n## ").append(e.code()).append(" ").append(e.title()).append("\n\n");
            page.append(e.severity().id().equals("error") ? "Error. " : "Warning. ")
                    .append(e.text())
                    .append("\n\n");
            page.append("Fails:\n\n```yaml\n")
                    .append(e.failing())
                    .append("\n```\n\nWorks:\n\n```yaml\n")
                    .append(e.working())
                    .append("\n```\n");
        }
        return page.toString();
    }

    private static final String INTRODUCTION =
            """
            # Format of scenario files

            Generated from the program (`FormatDocuments`); a test fails when this page and the program differ. Editors complete and check the
            keys with `docs/scenario.schema.json`: put `# yaml-language-server: $schema=<path>/scenario.schema.json` in the first line.

            A scenario file is YAML, or JSON, in UTF-8. It asks one complete question: a network, who supplies it, what happens to it, how it
            is mended, what must hold. `faultline validate` reports everything that is wrong with it at once, with file, line and column;
            `faultline explain CODE` says what a code means. Small complete files stand in `scenarios/examples`.

            ## From file to scenario

            1. `extends: base.yaml` lays this file over another one: maps are merged key by key, everything else is replaced, and an empty value
               (`key: ~`) removes what was there. `overlays: [more.yaml]` lays other files over this one. On the command line `--with FILE` lays
               a file over all of that, and `--set path=value` sets one value, e.g. `--set campaign.steps.outage.share=50%`.
            2. `${name}` is replaced by the value of that name under `parameters`. A value that is nothing but `${name}` may become a map or a
               list. Expressions are worked out and repeated parts written out: see *Expressions and repetition*.
            3. With `ask`, the campaign is read once for each supplier, with `${supplier}` replaced by its id. Each pair of a vendor mix and a
               supplier is one *variant* of the question; all variants are run on the same random numbers.
            4. Distributions in the place of a number are drawn, see [distributions](#distributions).
            5. Keys and values are checked and bound; the network is built; vendor mixes are derived; rules across the lists are checked.

            Keys are strict: an unknown key or a key written twice is an error. Ids are letters, digits and `- _ . : @ / +`. Inside braces
            and brackets YAML ends a value at a comma, so a call such as `uniform(1 h, 4 h)` and a placeholder `${name}` need quotes there.

            """;

    private static final String VALUES =
            """

            Zero needs no unit. A moment is written `2026-03-10T06:00`, in local time. Demand is a list of 24 weights of the hours of a day; they
            are scaled to a mean of one.

            Shares by vendor are written as one vendor (`norda`), as a list with shares (`[norda 60 %, sudda 40 %]`), as a list in equal parts
            (`[norda, sudda]`), or as a map (`{norda: 60 %, sudda: 40 %}`); they add up to 100 %.

            """;

    private static final String DISTRIBUTIONS =
            """
            A distribution may stand wherever a number may stand.

            Where a table says "or distribution", the model draws: once per run, per asset or per repair, as the key says, anew in each
            replication.

            Everywhere else the number is *uncertain*: it is drawn once per replication and holds for all of it. All variants of a
            replication see the same value, so paired differences stay paired; another uncertain number shifts no other. The value is put into
            the document, which is then bound and checked as if it had been written there. A parameter whose value is a distribution is one
            draw for all places of `${name}`, also where the model would draw itself. Each distribution that is written down is one number,
            whatever aliases repeat it. Whole numbers are rounded to the nearest. Everything a distribution can give must be allowed at its
            place, so one without upper end cannot be a share. `validate` binds the scenario at the medians and, one number after the other,
            at both ends of what can be drawn (where there is no upper end, at the value that one draw in a thousand exceeds), and at a
            point between for a parameter that stands in an expression. A run checks
            every replication with its own values; one that is not valid fails, and the others go on. `plan` lists the uncertain numbers;
            each row of the results holds what was drawn. A value that changes the network builds it again in each replication.

            An expression reckons with a drawn parameter as with one that is known: `${2 * fleet}` is worked out in each replication with what
            was drawn for `fleet`, and `plan`, results and ranges of assumptions speak of `parameters.fleet`. What is drawn may be written
            with the help of known parameters, as in `fleet: uniform(${least}, ${3 * least})`, and what the model draws itself also with that of
            drawn ones, as in `work: exponential(${mean} h)`. Where a whole number is needed, `round(fleet)` gives one. As with known numbers
            a unit stands behind the expression: of `uniform(1 h, 4 h)` the value is a text, of `uniform(1, 4)` a number.

            `horizon`, `replications`, the version of the format, ids, words and moments are the same in all replications: no distribution may
            stand there, nor a drawn parameter in `faultline`, `id`, `title`, `description`, `start`, `horizon` or `replications`. Mixes and
            suppliers asked of must be the same too; a replication with others fails. A number that is drawn once per replication cannot be
            drawn from a range that is drawn itself: `part: uniform(0, 1)` and `${fleet * part}` say the same.

            The spread of a lognormal distribution is the factor between its median and its 84th percentile. A `piecewise` one is a course that
            was observed: `piecewise(3 h: 0 %, 7 h: 20 %, 18 h: 100 %)` says by when which share of all is through, evenly in between. As the
            `repair` of a failure of feeders it lets the grid return part by part, each part at the moment that it draws.

            """;

    private static final String TEMPLATES =
            """

            ## Expressions and repetition

            Inside `${...}` stands a name or an expression, in values and in keys. Parameters may be written with the help of others.

            ```yaml
            parameters: {masts: 20, hours: 4, spare: true}
            horizon: ${6 * hours} h
            network:
              inline:
                assets:
                  for i in 1..masts:
                    mast-${i}: {kind: gnb, operator: alpha, needs: {power: "bus-${(i - 1) // 10 + 1}"}}
                  if spare:
                    mast-spare: {kind: gnb, operator: alpha}
                links:
                  for i in 1..masts:
                    - ["mast-${i}", "${'router-1' if i <= 10 else 'router-2'}"]
            ```

            **Repetition.** The key `for x in list` stands in a map or as an item of a list, and what it holds is written once for each turn in
            its place: keys in a map, items in a list. A list below it is spliced in, a map below an item of a list is one item. Where a map
            holds nothing but such keys it becomes a list when they hold lists, and keys when they hold keys. `for x in list if condition`
            leaves turns out; `for i in 1..3 for j in 1..4` goes through all pairs; repetitions may stand inside each other. With several
            variables, `for u, v in edges`, each turn is a list of as many values; `for key, value in map` goes through a map, and
            `for i, x in enumerate(list)` counts from 0.

            **Conditions.** `if condition`, `else if condition` and `else`, one after the other, choose what they hold; without `else` perhaps
            nothing. A value that is nothing but such a choice becomes the chosen part, whatever its shape.

            A key made twice is an error. A key that is written out beside a repetition is laid over the one the repetition made: *all masts
            like this, but mast 3 like that*. In the schema for editors these keys are free.

            **Expressions.** From what binds loosest to what binds tightest: `a if condition else b`; `or`; `and`; `not`; `== != < <= > >=`,
            `in`, `not in`; `a..b`, the whole numbers from a to b, both included; `+` (numbers, texts, lists) and `-`; `*`, `/`, `//` (rounded
            down) and `%` (remainder); `**` (power); `list[0]` (counted from 0, `[-1]` is the last, `list[1..3]` are several), `map.key`,
            `map['key']`, `function(x)`. Texts stand in quotes, lists in brackets; `[x * 2 for x in list if x > 0]` makes a list from another.
            `true` and `false` are conditions and `none` is an empty value. A name with a hyphen may be used if a parameter has it; a minus sign
            next to a name is safest between blanks.

            A number with a unit, `4 h`, is a text: keep the parameter a bare number and write the unit behind the placeholder. Inside braces and
            brackets of YAML a placeholder needs quotes.

            | function | gives |
            |---|---|
            """;
}
