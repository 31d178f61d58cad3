package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.scenario.Spelling;

/** Holds {@code give_up} and {@code disagree} of a class of devices against the stages that the class has. */
final class StageKeys {

    private StageKeys() {}

    /** True when every entry leads from a stage to an earlier one; each that does not is reported. */
    static boolean lead(
            Map<String, SignallingDeclaration.GiveUp> declared,
            String devices,
            List<String> stages,
            Diagnostics diagnostics) {
        int before = diagnostics.errors();
        declared.forEach((stage, giveUp) -> check(stage, giveUp, devices, stages, diagnostics));
        return diagnostics.errors() == before;
    }

    /** True when data disagree at stages that there are; each entry of another name is reported. */
    static boolean areStages(
            Map<String, SignallingDeclaration.Disagree> declared,
            String devices,
            List<String> stages,
            Diagnostics diagnostics) {
        int before = diagnostics.errors();
        declared.forEach((stage, disagree) -> {
            if (!stages.contains(stage)) {
                diagnostics.add(
                        Fault.NO_SUCH_STAGE,
                        disagree.span(),
                        "data of devices '" + devices + "' disagree at '" + stage + "', which is none of their stages",
                        Spelling.advice(stage, stages));
            }
        });
        return diagnostics.errors() == before;
    }

    private static void check(
            String stage,
            SignallingDeclaration.GiveUp giveUp,
            String devices,
            List<String> stages,
            Diagnostics diagnostics) {
        String from = giveUp.from().text();
        if (!stages.contains(stage)) {
            diagnostics.add(
                    Fault.LEADS_NOWHERE,
                    giveUp.span(),
                    "devices '" + devices + "' give up '" + stage + "', which is none of their stages",
                    Spelling.advice(stage, stages));
        } else if (!stages.contains(from)) {
            diagnostics.add(
                    Fault.LEADS_NOWHERE,
                    giveUp.from().span(),
                    "devices '" + devices + "' that give up '" + stage + "' begin again at '" + from
                            + "', which is none of their stages",
                    Spelling.advice(from, stages));
        } else if (stages.indexOf(from) >= stages.indexOf(stage)) {
            diagnostics.add(
                    Fault.LEADS_NOWHERE,
                    giveUp.from().span(),
                    "devices '" + devices + "' that give up '" + stage + "' begin again at '" + from
                            + "', which is not before it",
                    "the stages are, in order: " + String.join(", ", stages));
        }
    }
}
