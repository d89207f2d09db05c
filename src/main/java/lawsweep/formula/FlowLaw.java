package lawsweep.formula;

import java.util.OptionalInt;

/**
 * A law of a flow that is not the plain gradient flow.
 *
 * @param degree as a polynomial; empty if it is none
 */
record FlowLaw(FormulaKind kind, OptionalInt degree, IndexForm form) {}
