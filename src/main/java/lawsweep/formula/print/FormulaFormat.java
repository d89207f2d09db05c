package lawsweep.formula.print;

import lawsweep.text.Words;

/** How laws are printed. */
public enum FormulaFormat {
  /** For people. */
  TEXT("text"),
  /** For papers. */
  LATEX("latex"),
  /** A file for SymPy. */
  SYMPY("sympy"),
  /** A file with a function for NumPy and PyTorch, and a test. */
  PYTHON("python"),
  /** For programs. */
  JSON("json");

  /** All of them by their labels. */
  public static final Words<FormulaFormat> WORDS = Words.of(values(), FormulaFormat::label);

  private final String label;

  FormulaFormat(String label) {
    this.label = label;
  }

  /** As it is given on the command line. */
  public String label() {
    return label;
  }
}
