package org.faultline.io;

import org.faultline.scenario.Explanation;
import org.faultline.scenario.Severity;

/**
 * What can be wrong with the text of a scenario, before rules look at its meaning. Codes are never reused. The examples are
 * laid over the scenario {@code scenarios/invalid/good.yaml} in a test that holds them to their word.
 */
public enum Fault {
    FILE_MISSING(
            "F001",
            "file cannot be read",
            "A file that is named on the command line or in another file (`extends`, `overlays`, `sectors`, `country`, `import`) is"
                    + " missing or may not be read. Names are relative to the file that holds them.",
            "extends: ../contry-base.yaml",
            "extends: ../country-base.yaml"),
    BAD_ENCODING(
            "F002",
            "file is not UTF-8",
            "Scenario files are UTF-8 text. The place is that of the first byte that is none.",
            "title: Zürich          # saved as Latin-1",
            "title: Zürich          # saved as UTF-8"),
    EMPTY_FILE(
            "F003",
            "file is empty",
            "The file holds no value at all, only blanks or comments.",
            "# nothing but this line",
            "faultline: 1"),
    BAD_SYNTAX(
            "F004",
            "not YAML",
            "The text is neither YAML nor JSON; nothing after the place could be read. Common causes: a tab as indentation, a missing"
                    + " blank after a colon, and inside braces a value that itself holds a comma, a colon or a brace: put such a value"
                    + " in quotes.",
            "response: {detection: {notice: lognormal(20 min, 2)}}",
            "response: {detection: {notice: \"lognormal(20 min, 2)\"}}"),
    DUPLICATE_KEY(
            "F005",
            "key written twice",
            "A map holds the same key twice, so one of the two values would silently win. Remove or rename one.",
            """
            limits:
              low: {measure: lowest-level, subject: sector:telecoms, at_least: 60 %}
              low: {measure: lowest-level, subject: sector:telecoms, at_least: 70 %}""",
            """
            limits:
              low-60: {measure: lowest-level, subject: sector:telecoms, at_least: 60 %}
              low-70: {measure: lowest-level, subject: sector:telecoms, at_least: 70 %}"""),
    ALIAS_BOMB(
            "F006",
            "aliases grow without bound",
            "YAML aliases (`*name`) that hold each other, or themselves, stand for more values than a scenario can have. Write the"
                    + " values out, or move what is shared into a file that others extend.",
            "assumptions: &all {again: *all}",
            "assumptions: {again: {statement: written out, grade: assumed, source: this file}}"),
    FILE_TOO_LARGE(
            "F007",
            "file is too large",
            "A scenario file may have 64 MiB. Let a country preset or an imported file hold a larger network.",
            "# a file of 100 MiB",
            "network: {generated: {country: germany}}"),
    EXTENDS_LOOP(
            "F008",
            "files extend each other in a loop",
            "A file extends, directly or through others, a file that extends it.",
            "extends: scenario.yaml          # in scenario.yaml",
            "extends: base.yaml"),
    UNKNOWN_PARAMETER(
            "F009",
            "unknown parameter",
            "`${name}` stands for a value under `parameters`, or for the supplier the campaign is asked of, and no parameter has that"
                    + " name. `${supplier}` may stand in `campaign` only.",
            """
            parameters: {duration: 24 h}
            horizon: ${duraton}""",
            """
            parameters: {duration: 24 h}
            horizon: ${duration}"""),
    BAD_SETTING(
            "F010",
            "a value set on the command line leads nowhere",
            "`--set path=value` walks through maps by key and through lists by number, and can add a key to a map but not to a word or"
                    + " a number.",
            "--set horizon.hours=12",
            "--set horizon=12h"),
    WRONG_TYPE(
            "F011",
            "wrong kind of value",
            "A map stands where a word belongs, or a list where a map belongs, and so on.",
            "horizon: [24 h]",
            "horizon: 24 h"),
    UNKNOWN_KEY(
            "F012",
            "unknown key",
            "No such key exists here; it would have no effect. The format page lists the keys of every map.",
            "replicatons: 20",
            "replications: 20"),
    MISSING_KEY(
            "F013",
            "missing key",
            "A key without which the map has no meaning is not there.",
            "limits: {low: {subject: sector:telecoms, at_least: 60 %}}",
            "limits: {low: {measure: lowest-level, subject: sector:telecoms, at_least: 60 %}}"),
    UNKNOWN_WORD(
            "F014",
            "unknown word",
            "Only certain words may stand here, e.g. the kinds of assets or the effects of a step.",
            "response: {order: by-user}",
            "response: {order: by-users}"),
    BAD_NUMBER(
            "F015",
            "not a number",
            "A number is written with digits and a point, with an optional multiplier: `12`, `0.5`, `12 k`, `1.2 M`.",
            "replications: twenty",
            "replications: 20"),
    BAD_UNIT(
            "F016",
            "wrong or missing unit",
            "A quantity carries its unit, and the unit must measure what the key means: hours for a duration, `%` for a share, MW for"
                    + " power.",
            "horizon: 24",
            "horizon: 24 h"),
    OUT_OF_RANGE(
            "F017",
            "number out of range",
            "The number is well written but lies outside what the key allows.",
            "horizon: 12 y",
            "horizon: 24 h"),
    BAD_DISTRIBUTION(
            "F018",
            "bad distribution",
            "A distribution is written `uniform(low, high)`, `triangular(low, mode, high)`, `exponential(mean)`, `lognormal(median,"
                    + " spread)`, `weibull(shape, scale)`, `\"discrete(value: weight, ...)\"`, `\"piecewise(value: share, ...)\"`, or as a"
                    + " map with the key `distribution`. Each has its own number of values, and it may stand only where a number is"
                    + " drawn.",
            "response: {detection: {notice: \"lognormal(20 min)\"}}",
            "response: {detection: {notice: \"lognormal(20 min, 2)\"}}"),
    BAD_DATE(
            "F019",
            "bad date",
            "A moment is written year-month-day, a capital T, hour:minute, in local time without a zone.",
            "start: 10.03.2026 6:00",
            "start: 2026-03-10T06:00"),
    REFUSED(
            "F020",
            "against a rule of the model",
            "The values are well written one by one, but together they describe something that cannot be; the message says which rule"
                    + " they break.",
            "network: {inline: {links: [[upf-1, upf-1]]}}",
            "network: {inline: {links: [[upf-1, router-1]]}}"),
    CONFLICTING_KEYS(
            "F021",
            "keys that exclude each other",
            "Of a group of keys exactly one may be used, e.g. one source of the network, or one trigger of a step.",
            "network: {generated: {country: germany}}     # beside `inline`",
            "network: {inline: {regions: {town: 10 k}}}"),
    BAD_ID(
            "F022",
            "bad id",
            "Ids are letters, digits and `-_.:@/`, without blanks: they stand in file names, selectors and links.",
            "limits: {lower bound: {measure: lowest-level, subject: sector:telecoms, at_least: 60 %}}",
            "limits: {lower-bound: {measure: lowest-level, subject: sector:telecoms, at_least: 60 %}}"),
    UNSUPPORTED_VERSION(
            "F023",
            "unsupported version of the format",
            "`faultline` gives the version of the format in which the file is written. This program reads version 1.",
            "faultline: 2",
            "faultline: 1"),
    BAD_IMPORT(
            "F024",
            "network file cannot be imported",
            "An imported network is GraphML with nodes that carry latitude and longitude; nodes without a position are left out. A"
                    + " fault tree is JSON whose gates and events have different names. The message says what is missing.",
            "network: {import: notes.txt, inline: ~}",
            "network: {inline: {regions: {town: 10 k}}}"),
    BAD_COUNTRY(
            "F025",
            "country cannot be built",
            "The generator refused the country preset, a parameter or a need of a sector pack; the message says why.",
            "network: {generated: {country: atlantis}, inline: ~}",
            "network: {inline: {regions: {town: 10 k}}}"),
    NEEDS_COUNTRY(
            "F026",
            "sector pack without a country",
            "Sector packs are placed in a generated country, which has facilities, operators and a power grid. For an inline or imported"
                    + " network write the services out under `services`.",
            "sectors: [health]          # beside an inline network",
            "sectors: []"),
    TOO_FEW_PROVIDERS(
            "F027",
            "gate needs more providers than it names",
            "`at_least` says how many of the named providers must work; it cannot exceed their number.",
            """
            services:
              calls:
                needs: {core: {kind: signalling, of: [amf-1, upf-1], at_least: 3}}""",
            """
            services:
              calls:
                needs: {core: {kind: signalling, of: [amf-1, upf-1], at_least: 2}}"""),
    OVERLAPS_ABOVE_ONE(
            "F028",
            "neighbours reach more users than there are",
            "The shares of a cell's users that its neighbours reach add up to more than 100 %.",
            "network: {inline: {cells: {cell-1: {neighbours: {cell-2: 70 %, cell-3: 50 %}}}}}",
            "network: {inline: {cells: {cell-1: {neighbours: {cell-2: 50 %, cell-3: 50 %}}}}}"),
    WAVES_OUT_OF_ORDER(
            "F029",
            "waves of an update out of order",
            "Waves are written in order of time, and each reaches at least as many targets as the one before.",
            """
            campaign:
              steps:
                outage:
                  staged:
                    - {after: 2 h, reaches: 10 %}
                    - {after: 1 h, reaches: 100 %}""",
            """
            campaign:
              steps:
                outage:
                  staged:
                    - {after: 1 h, reaches: 10 %}
                    - {after: 2 h, reaches: 100 %}"""),
    ASKED_OF_NOBODY(
            "F030",
            "campaign names a supplier but is asked of nobody",
            "`${supplier}` in a campaign is replaced by each supplier listed under `ask`. Without `ask` there is nothing to put in.",
            "campaign: {steps: {outage: {targets: {vendor: \"${supplier}\"}}}}",
            """
            ask: {supplier: [norda]}
            campaign: {steps: {outage: {targets: {vendor: "${supplier}"}}}}"""),
    PLACE_UNCLEAR(
            "F031",
            "region of an asset unclear",
            "With several regions, each asset, cell and service says in which one it stands: `at: <region>`, or `at: [latitude,"
                    + " longitude]` with `region`.",
            """
            network:
              inline:
                regions: {town: 10 k, village: 1 k}
                assets: {amf-2: {kind: amf}}""",
            """
            network:
              inline:
                regions: {town: 10 k}
                assets: {amf-2: {kind: amf}}"""),
    UNKNOWN_MIX(
            "F032",
            "unknown vendor mix",
            "`base` names a mix of this file or of the country, `preset` one that the country brings.",
            "mixes: {other: {base: tody}}",
            "mixes: {other: {base: today}}"),
    LOOP_OF_MIXES(
            "F033",
            "vendor mixes build on each other in a loop",
            "A mix is derived from its base, so the chain of bases must end at a mix that states its shares or is a preset.",
            "mixes: {one: {base: two}, two: {base: one}}",
            "mixes: {one: {base: today}, two: {base: one}}"),
    NOBODY_LEFT(
            "F034",
            "no supplier left",
            "After an exclusion or a phase-out nobody else supplies the function to anyone, so the shares cannot go to others in"
                    + " proportion. Name a `replacement`.",
            "mixes: {other: {base: today, exclude: {vendor: norda, function: core_control}}}",
            "mixes: {other: {base: today, exclude: {vendor: norda, function: core_control, replacement: sudda}}}"),
    SHARES_INCOMPLETE(
            "F035",
            "shares do not add up to 100 %",
            "The shares of one function and operator add up to the whole: everything is bought from somebody.",
            "mixes: {today: {shares: {core_control: {norda: 60 %, sudda: 30 %}}}}",
            "mixes: {today: {shares: {core_control: {norda: 60 %, sudda: 40 %}}}}"),
    UNKNOWN_PROFILE(
            "F036",
            "unknown demand profile",
            "The demand of a service is `flat`, 24 weights, or the name of a profile under `profiles` in the same file.",
            "services: {calls: {demand: comuters}}",
            "services: {calls: {demand: flat}}"),
    BAD_RANGE(
            "F037",
            "end of an assumption cannot be put in",
            "An assumption with `sets` names the path of a value of this file, as for `--set`, and at least one of `low` and `high`,"
                    + " written like the value. `compare` puts each end in and looks whether its verdicts still hold.",
            """
            assumptions:
              people: {statement: Two crews, grade: assumed, source: this example, sets: response.crews.field.size, low: none}""",
            """
            assumptions:
              people: {statement: Two crews, grade: assumed, source: this example, sets: response.crews.field.size, low: 1}"""),
    BAD_EXPRESSION(
            "F040",
            "expression cannot be read",
            "`${...}` and the keys `for x in list`, `if condition`, `else if condition` and `else` hold expressions; the chapter"
                    + " *Expressions and repetition* of the format page says how they are written.",
            """
            parameters: {masts: 3}
            title: ${masts > 2 && masts < 5}""",
            """
            parameters: {masts: 3}
            title: ${masts > 2 and masts < 5}"""),
    NO_VALUE(
            "F041",
            "expression has no value",
            "The expression is well written but has no value here: a word where a number is needed, a place that a list does not have,"
                    + " a division by zero, a parameter made from itself, a repetition without end.",
            """
            parameters: {outage: 12 h}
            horizon: ${2 * outage}""",
            """
            parameters: {outage: 12}
            horizon: ${2 * outage} h"""),
    UNDECLARED_PARAMETER(
            "F313",
            "parameter set that the file does not declare",
            "`--set parameters.name=value` changes a parameter of the file. One that the file neither declares nor uses would change"
                    + " nothing, and the answer would be that of the file as it is.",
            "--set parameters.duraton=12h",
            "--set parameters.duration=12h"),
    IDLE_PARAMETER(
            "F314",
            Severity.WARNING,
            "parameter that nothing uses",
            "A value under `parameters` is put in wherever `${name}` stands. This name stands nowhere in the file, so changing the value"
                    + " changes nothing. Files that others build on may declare what only some of them use.",
            "parameters: {duration: 24 h}",
            """
            parameters: {duration: 24 h}
            horizon: ${duration}"""),
    CANNOT_BEGIN(
            "F315",
            "scenario cannot begin",
            "A run begins with everything whole: every need is met and no battery is in use before anything has happened. What"
                    + " is lost from the start would be booked on the campaign, so such a scenario is not run. Look at the providers and"
                    + " paths of what is named, and at the balance of the grid; warnings such as F110 often say why.",
            "services: {calls: {needs: {ran: {kind: connectivity, of: [upf-1]}}}}          # and no path from calls to upf-1",
            "network: {inline: {links: [[gnb-1, router-1], [router-1, upf-1]]}}"),
    BAD_DRAWING(
            "F061",
            "layer or support cannot be drawn",
            "No graph fits the pattern, its numbers and the number of assets, or there are not enough providers to choose from; the"
                    + " message says why.",
            "network: {inline: {layers: {ring: {assets: 5, links: {pattern: regular, degree: 3}}}}}",
            "network: {inline: {layers: {ring: {assets: 6, links: {pattern: regular, degree: 3}}}}}"),
    UNKNOWN_MEMBER(
            "F062",
            "unknown layer or asset",
            "`of` and `by` of supports and groups name layers, or single assets by id.",
            "network: {inline: {groups: {core: {of: amfs, largest_component: true}}}}",
            "network: {inline: {groups: {core: {of: [amf-1, upf-1], neighbours: {live: 0}}}}}"),
    UNKNOWN_CLASS(
            "F071",
            "unknown priority class",
            "The `class` of a flow is one of the `classes` of the traffic, or, where none are given, of `emergency`, `voice`,"
                    + " `priority-data` and `best-effort`.",
            "traffic: {flows: {calls: {from: gnb-1, to: upf-1, volume: 5 Mbit/s, class: voize}}}",
            "traffic: {flows: {calls: {from: gnb-1, to: upf-1, volume: 5 Mbit/s, class: voice}}}"),
    FLOW_OF_NOTHING(
            "F072",
            "flow that begins or ends nowhere",
            "`from` and `to` of a flow name assets by id, or filter them; at least one must be there at each end, and with `same_operator`"
                    + " one of each operator that has sources.",
            "traffic: {flows: {calls: {from: gnb-1, to: upf-l, volume: 5 Mbit/s}}}",
            "traffic: {flows: {calls: {from: gnb-1, to: upf-1, volume: 5 Mbit/s}}}"),
    USERS_OF_NO_CELL(
            "F992",
            "flow that carries the users of no cell",
            "`users_of` names cells by id, or filters them. Each has users, so that it is known how much of the volume goes with each of them.",
            "traffic: {flows: {web: {from: router-1, to: upf-1, volume: 5 Mbit/s, users_of: gnb-1}}}",
            "traffic: {flows: {web: {from: router-1, to: upf-1, volume: 5 Mbit/s, users_of: cell-1}}}"),
    USERS_WITHOUT_A_LINK(
            "F993",
            "users who come over a link that there is not",
            "`via` names the asset where the users of some cells come together. What its links to the source of the flow carry limits them, so there is one that carries traffic.",
            "traffic: {flows: {web: {from: router-1, to: upf-1, volume: 5 Mbit/s, users_of: {id: cell-1, via: area-1}}}}",
            "traffic: {flows: {web: {from: router-1, to: upf-1, volume: 5 Mbit/s, users_of: {id: cell-1, via: gnb-1}}}}"),
    USERS_IN_A_CIRCLE(
            "F994",
            "flow that limits the cells whose users it follows",
            "A cell that its flow limits gives users away when the flow is too small, and takes them back as it then fits: that would go round at one moment without end. Either `limits`"
                    + " or `users_of`.",
            "traffic: {flows: {web: {from: gnb-1, to: upf-1, volume: 5 Mbit/s, users_of: cell-1, limits: cell}}}",
            "traffic: {flows: {web: {from: gnb-1, to: upf-1, volume: 5 Mbit/s, users_of: cell-1}}}"),
    USERS_TWICE(
            "F995",
            "users that are counted twice",
            "A flow carries the users of each cell once: entries of `users_of` have no cell in common.",
            "traffic: {flows: {web: {from: router-1, to: upf-1, volume: 5 Mbit/s, users_of: [cell-1, {id: cell-1, via: gnb-1}]}}}",
            "traffic: {flows: {web: {from: router-1, to: upf-1, volume: 5 Mbit/s, users_of: {id: cell-1, via: gnb-1}}}}"),
    UNKNOWN_COMPONENT(
            "F930",
            "unknown component",
            "Where `components` declares any, every part that a product, a release or another component names is declared there: a"
                    + " misspelt part would hide a common cause.",
            """
            components: {asn1-library: library}
            vendors: {norda: {products: {norda-core: {function: core_control, components: [asn1-libary]}}}}""",
            """
            components: {asn1-library: library}
            vendors: {norda: {products: {norda-core: {function: core_control, components: [asn1-library]}}}}"""),
    LOOP_OF_COMPONENTS(
            "F931",
            "components contain each other in a loop",
            "A component is made of its parts, so no part may contain the component again.",
            "components: {codec: {parts: stack}, stack: {parts: codec}}",
            "components: {codec: library, stack: {parts: codec}}"),
    BAD_SBOM(
            "F932",
            "bill of materials cannot be imported",
            "`faultline import sbom` reads CycloneDX to 1.7 in JSON and XML, SPDX 2.1 to 2.3 in JSON, YAML and tag-value, and SPDX 3.0 and 3.1 in JSON-LD."
                    + " A component or package needs a `name`, and what is read of it must be of its kind: a text where a text belongs, a list where a"
                    + " list belongs.",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": [{\"version\": \"2.1\"}]}",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": [{\"name\": \"log\", \"version\": \"2.1\"}]}"),
    BAD_PURL(
            "F933",
            Severity.WARNING,
            "package URL cannot be read",
            "A package URL is written `pkg:type/namespace/name@version`. Without it a package is known by this product alone, so that it ties no"
                    + " suppliers together.",
            "\"purl\": \"maven:org.example/log@2.1\"",
            "\"purl\": \"pkg:maven/org.example/log@2.1\""),
    EMPTY_SBOM(
            "F939",
            Severity.WARNING,
            "bill of materials lists nothing",
            "The file is a bill and names no component and no package, not even of the kinds that are left out. Programs that stop halfway write such files; the"
                    + " product would stand there as if nothing were in it.",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\"}",
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": [{\"name\": \"log\", \"version\": \"2.1\"}]}"),
    BAD_INSTALLED(
            "F934",
            "table of installed equipment cannot be used",
            "`from_inventory` names a table `installed.csv` as `faultline import inventory` writes it. Its operators and regions are those of"
                    + " this network, its functions those of scenario files, and every count is above zero.",
            "mixes: {today: {from_inventory: installed.csv}}          # operator beta is not declared",
            "mixes: {today: {from_inventory: installed.csv}}          # operator alpha is"),
    IDLE_CHANGE(
            "F936",
            Severity.WARNING,
            "supplier that has nothing to lose",
            "An exclusion or a plan takes shares of a supplier away, and in this mix the supplier has none of these functions with any operator. A question"
                    + " about it would answer that it costs nothing and saves nothing. Assets whose `maker` is written keep it under every mix.",
            "mixes: {out: {base: today, exclude: {vendor: sudda}}}    # sudda supplies nobody",
            "mixes: {out: {base: today, exclude: {vendor: norda, replacement: sudda}}}"),
    UNKNOWN_TOOL(
            "F951",
            "unknown measure",
            "`measures` names measures of the catalogue `toolbox/measures.yaml`: the nearest one in a folder above the scenario file, or the"
                    + " one that comes with Faultline. Their codes are those of the EU toolbox, e.g. `TM07`.",
            "measures: [TM99]",
            "measures: []"),
    TOOL_WITHOUT_SUPPLIER(
            "F952",
            "measure that restricts suppliers, but names none",
            "Which supplier is restricted is a decision of whoever asks, never a property of a name, so the question must say it.",
            "measures: {SM03: 100 %}",
            "measures: {SM03: {supplier: norda, function: core_user}}\nvendors: {norda: Vendor A, sudda: Vendor B}\n"
                    + "mixes: {today: {shares: {core_user: [norda, sudda]}}}"),
    IDLE_TOOL(
            "F953",
            Severity.WARNING,
            "measure that changes nothing",
            "The measure found none of the numbers that it changes, or none that it leaves another one. A question about it would answer"
                    + " that it has no effect, although it was never tried. The message says what it looked for.",
            "measures: [TM02]",
            "measures: [TM05]"),
    WEAK_POINT(
            "F608",
            Severity.WARNING,
            "one asset takes most people's services down",
            "The loss of this asset alone takes services of several places below half. `validate` names the few worst such assets, at the"
                    + " place where the file first names them, or at its beginning when the network is built from tables; `analyse` lists"
                    + " all. A network may well be so: then the warning says what the question hangs on.",
            "needs: {data: {of: [amf-1]}}",
            "needs: {data: {of: [amf-1, amf-2], at_least: 1}}"),
    UNKNOWN_RISK(
            "F954",
            "risk of something that is not there",
            "`risk` judges vendors of the question, its `loss` is a measure of which more is worse, and its `subject` is one of the question.",
            "risk: {profiles: {authority: {nordda: {S1: 0.5}}}}",
            "risk: {profiles: {authority: {norda: {S1: 0.5}}}}"),
    CANNOT_BE_DRAWN(
            "F955",
            "drawn where nothing can be drawn",
            "A parameter that is drawn once per replication may stand in expressions, but not in what all replications share, and not in the"
                    + " range of another number that is drawn once per replication: what can be drawn must be known before anything is."
                    + " For the same reason a distribution that is drawn once cannot differ from turn to turn of a repetition.",
            """
            parameters: {hours: "uniform(12, 24)"}
            horizon: ${2 * hours} h""",
            """
            parameters: {hours: 18}
            horizon: ${2 * hours} h"""),
    LEADS_NOWHERE(
            "F980",
            "devices give up a stage for one that is not before it",
            "`give_up` names a stage of the class, and in `from` one that the class completes before that: there devices begin again when they fail"
                    + " at the later one. Stages are completed in the order in which they are written.",
            "{signalling: {procedures: {attach: [amf], voice: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}, voice: {}}, give_up: {voice: {from: atach}}}}}}",
            "{signalling: {procedures: {attach: [amf], voice: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}, voice: {}}, give_up: {voice: {from: attach}}}}}}"),
    NO_SUCH_STAGE(
            "F981",
            "data disagree at a stage that there is not",
            "`disagree` names a stage of the class: its attempts after a failed one run other messages.",
            "{signalling: {procedures: {attach: [amf], again: [amf, amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}, disagree: {atach: {procedure: again}}}}}}",
            "{signalling: {procedures: {attach: [amf], again: [amf, amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}, disagree: {attach: {procedure: again}}}}}}"),
    NOT_REPEATED(
            "F970",
            "devices repeat what is no contact of theirs",
            "`repeat` names a contact of the class that the device begins, and that does not lead back to a stage (`again_from`) when it fails: such a contact it makes"
                    + " again by itself. What comes for a device the network repeats (`paging`).",
            "{signalling: {procedures: {attach: [amf], talk: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}, contacts: {talk: 2}, repeat: {tlak: {}}}}}}",
            "{signalling: {procedures: {attach: [amf], talk: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}, contacts: {talk: 2}, repeat: {talk: {}}}}}}"),
    NOTHING_TO_SEND(
            "F971",
            "timers of a core that sends devices nothing",
            "`network_timers` say how often the `amf` of a core sends a message to a device again. A core without the function `amf` sends none.",
            "{signalling: {procedures: {attach: [udm]}, cores: {nation: {network_timers: {}, functions: {udm: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {home: udm}}}}}}",
            "{signalling: {procedures: {attach: [amf, ue, amf]}, cores: {nation: {network_timers: {}, functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}}"),
    SHEDS_NOBODY(
            "F920",
            "shedding of devices that there are not",
            "`shedding` says, by class of devices, from where on the requests of its devices are refused. The name of no class would be without effect.",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {controls: {shedding: {fones: 50 %}}, functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}}",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {controls: {shedding: {phones: 50 %}}, functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}}"),
    NO_DEVICES_THERE(
            "F984",
            "devices spread over a region in which they are nowhere",
            "`by_region` says how many devices of a class there are for each user of a region. A region that the network does not have, or in which none of the"
                    + " coverage areas has users that pass the filters of the spread, would be without effect.",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {meters: {core: nation, stages: {attach: {}}, spread: {by_region: {twon: 2}}}}}}",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {meters: {core: nation, stages: {attach: {}}, spread: {by_region: {town: 2}}}}}}");

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Explanation explanation;

    Fault(String code, String title, String text, String failing, String working) {
        this(code, Severity.ERROR, title, text, failing, working);
    }

    Fault(String code, Severity severity, String title, String text, String failing, String working) {
        this.explanation = new Explanation(code, severity, title, text, failing, working);
    }

    /** The code shown to people, e.g. {@code F012}. */
    public String code() {
        return explanation.code();
    }

    /** Error or warning. */
    public Severity severity() {
        return explanation.severity();
    }

    /** What the code means. */
    public Explanation explanation() {
        return explanation;
    }
}
