package org.faultline.io.document;

import java.util.Map;
import java.util.Set;
import org.faultline.io.Span;
import org.faultline.io.document.Node.Scalar;

/** An expression with one variable, for numbers. Immutable. */
public final class Formula {

    private final Expression expression;
    private final String variable;

    private Formula(Expression expression, String variable) {
        this.expression = expression;
        this.variable = variable;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public static Formula parse(String text, String variable) {
        try {
            return new Formula(new ExpressionParser(text, Set.of(variable)).expression(), variable);
        } catch (Unsound e) {
            throw new IllegalArgumentException("'" + text + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The value for a value of the variable.
     *
     * @throws IllegalArgumentException when there is none
     */
    public double of(double value) {
        Scope scope = Scope.of(new Parameters(Map.of(), n -> n, Substitution.Tables.NONE))
                .with(variable, new Value.Numeral(value));
        try {
            return expression.number(scope, "=");
        } catch (Unsound e) {
            throw new IllegalArgumentException("no value for " + variable + " = " + value + ": " + e.getMessage(), e);
        }
    }

    /** A number as a part of a document. */
    public static Node number(double value) {
        return new Scalar(Span.startOf("number"), new Value.Numeral(value).text(), false);
    }
}
