package org.faultline.impact;

import java.util.function.BiConsumer;

/** How many commands and readings others could change on their way to those who act on them. */
final class CommandsFalsified implements Measure {

    @Override
    public String id() {
        return "commands-falsified";
    }

    @Override
    public String title() {
        return "commands falsified";
    }

    @Override
    public String unit() {
        return "commands";
    }

    @Override
    public String formula() {
        return "sum over services and assets of sectors and grid of commands per hour x integral of the share of them that comes through assets that a"
                + " falsifying step holds and that work";
    }

    @Override
    public String source() {
        return "integrity of the security objectives of the EU coordinated risk assessment of 5G networks (2019); commands per hour: the table commands.csv";
    }

    @Override
    public String caveat() {
        return "counts what passes, whether it does harm or not; most rates are assumed";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        account.exposures().ifPresent(e -> e.commands(out));
    }
}
