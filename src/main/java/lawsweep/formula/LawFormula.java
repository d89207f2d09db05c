package lawsweep.formula;

import java.util.OptionalInt;

/**
 * A law, or a matrix of laws, with a name.
 *
 * @param name {@code G1}; different for all laws of a network
 * @param degree of each entry as a polynomial; empty if it is none
 * @param timeFactor what it is multiplied with to be conserved: {@code 1}, {@code exp(tau*t)}
 */
public record LawFormula(String name, FormulaKind kind, OptionalInt degree, LawBody body, String timeFactor) {}
