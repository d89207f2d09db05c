/**
 * How laws as formulas are printed: as text, LaTeX, SymPy, a Python file with a test of its own, and JSON. Begin with
 * {@link lawsweep.formula.print.FormulaFormat}.
 */
package lawsweep.formula.print;
