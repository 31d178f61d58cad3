package org.faultline.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.document.Formula;
import org.faultline.io.document.Node;
import org.faultline.io.document.Substitution;
import org.faultline.io.scenario.OracleForms;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Finding.Verdict;

/** From a case to settings: finds for each output how its scenario file makes it, and puts those together that share their runs. */
final class Settings {

    private final Case of;
    private final Templates.Template template;
    private final Findings findings;
    private final Map<String, Node> usual;
    private final Map<String, Setting> byParameters = new LinkedHashMap<>();

    private Settings(Case of, Templates.Template template, ScenarioReader reader, Findings findings) {
        this.of = of;
        this.template = template;
        this.findings = findings;
        usual = new LinkedHashMap<>(reader.parameters(template.file()));
        of.parameters().entries().values().forEach(e -> usual.put(e.key(), e.value()));
    }

    /**
     * The settings of a case, in the order of its outputs.
     *
     * @param left hears of outputs that the file does not make
     */
    static List<Setting> of(
            Case of, Templates.Template template, ScenarioReader reader, Findings findings, Consumer<Finding> left) {
        Settings settings = new Settings(of, template, reader, findings);
        of.outputs().forEach(wanted -> settings.add(wanted).ifPresent(left));
        return List.copyOf(settings.byParameters.values());
    }

    /** Adds an output; gives what is found of it already when the file does not make it. */
    private Optional<Finding> add(Wanted wanted) {
        if (wanted.rule() == Rule.OTHER) {
            return Optional.of(findings.without(
                    wanted, Verdict.BROKEN, "no run can be judged by the test '" + wanted.test() + "'"));
        }
        for (Map.Entry<String, Node> output : template.block().outputs().entrySet()) {
            Optional<Map<String, Node>> captured = new NamePattern(output.getKey()).match(wanted.name());
            if (captured.isPresent()) {
                Diagnostics diagnostics = new Diagnostics();
                Optional<OracleForms.Output> how = how(output.getValue(), captured.get(), wanted, diagnostics);
                how.ifPresent(h -> add(wanted, h));
                return how.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                findings.without(wanted, Verdict.BROKEN, Findings.firstError(diagnostics.inOrder())));
            }
        }
        return Optional.of(findings.without(wanted, Verdict.NO_OUTPUT, ""));
    }

    private Optional<OracleForms.Output> how(
            Node output, Map<String, Node> captured, Wanted wanted, Diagnostics diagnostics) {
        Map<String, Node> values = new LinkedHashMap<>(usual);
        values.putAll(captured);
        wanted.index().ifPresent(i -> values.put("index", Formula.number(i)));
        Node node = Substitution.apply(
                output,
                values,
                Set.of(),
                ScenarioReader.tables(template.file(), Overrides.NONE, new Sources(), diagnostics),
                diagnostics);
        return OracleForms.output().read(node, diagnostics).filter(o -> diagnostics.errors() == 0);
    }

    private void add(Wanted wanted, OracleForms.Output how) {
        Map<String, Node> parameters = new LinkedHashMap<>();
        of.parameters().entries().values().forEach(e -> parameters.put(e.key(), e.value()));
        parameters.putAll(how.with());
        String key =
                Setting.written(how.with()) + how.solve().map(Object::toString).orElse("");
        String runs = of.id() + (byParameters.isEmpty() ? "" : "#" + (byParameters.size() + 1));
        byParameters.computeIfAbsent(key, k -> new Setting(runs, parameters)).add(wanted, how);
    }
}
