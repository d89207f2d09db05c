package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.circuit.Tensor;
import lawsweep.formula.IndexForm;
import lawsweep.formula.LawFormula;
import lawsweep.formula.MinorPart;
import lawsweep.formula.Minors;
import lawsweep.formula.NamedPolynomial;
import lawsweep.formula.NetworkLaws;
import lawsweep.formula.PolynomialBody;
import lawsweep.formula.WrittenBody;

/** Laws as a file for SymPy, which puts them into a dictionary by name. Entries are counted from 1. */
public final class SympyFile {

  private static final long MOST_MINORS = 1000;

  private final PrintedLaws printed;
  private final Identifiers names = new Identifiers();

  /** For some laws. */
  public SympyFile(PrintedLaws printed) {
    this.printed = printed;
  }

  /**
   * The lines.
   *
   * @param network what the network is, in words
   */
  public List<String> lines(String network) {
    List<String> lines = new ArrayList<>(List.of(
        "# Conservation laws of " + network + ", for SymPy.",
        "# Entries are counted from 1: U1[1,2] is in row 1 and column 2.",
        "from itertools import combinations",
        "from sympy import IndexedBase, Matrix, Symbol, exp, log, symbols",
        ""));
    NetworkLaws laws = printed.laws();
    if (laws.question().momentum()) {
      lines.add("t, tau = symbols('t tau')");
    }
    if (laws.question().decay()) {
      lines.add("Lambda = Symbol('Lambda')  # the integral of the rate lambda(t) of weight decay");
    }
    for (Tensor tensor : laws.circuit().tensors()) {
      lines.add(base(tensor.name(), tensor.shape()));
      if (laws.question().momentum()) {
        lines.add(base(NetworkLaws.velocity(tensor.name()), tensor.shape()));
      }
    }
    lines.addAll(List.of("", "",
        "def matrix(base, rows, columns=None):",
        "    if columns is None:",
        "        return Matrix(rows, 1, lambda i, j: base[i + 1])",
        "    return Matrix(rows, columns, lambda i, j: base[i + 1, j + 1])",
        "", "",
        "def over(indices, term):",
        "    return sum(term(index) for index in indices)",
        "", "", "laws = {}"));
    printed.all().forEach(law -> add(law, lines));
    return lines;
  }

  private String base(String name, List<Integer> shape) {
    return names.of(name) + " = " + (shape.isEmpty() ? "Symbol" : "IndexedBase") + "('" + names.of(name) + "')"
        + (shape.isEmpty() ? "" : "  # " + shape.stream().map(String::valueOf).collect(Collectors.joining(" x ")));
  }

  private void add(LawFormula law, List<String> lines) {
    String factor = TimeFactor.code(law.timeFactor(), "exp", "Lambda");
    List<NamedPolynomial> entries = printed.entries() ? law.body().entries(law.name()) : List.of();
    entries.forEach(entry -> lines.add(item(entry.name()) + scaled(factor, entry)));
    if (entries.isEmpty()) {
      lines.add(switch (law.body()) {
        case IndexForm form -> item(law.name()) + new IndexCode(form, names).text(factor);
        case Minors minors -> minors.count() > MOST_MINORS
            ? "# " + law.name() + ": " + BodyText.plain(minors) + ", too many for a dictionary"
            : item(law.name()) + minors(minors, factor);
        case PolynomialBody(var polynomial) ->
          item(law.name()) + scaled(factor, new NamedPolynomial("", polynomial));
        case WrittenBody written -> "# " + law.name() + " is no polynomial: " + written.text();
      });
    }
  }

  private static String item(String name) {
    return "laws['" + name + "'] = ";
  }

  private String scaled(String factor, NamedPolynomial entry) {
    String text = new SympyNotation(names).polynomial(entry.polynomial());
    return factor.isEmpty() ? text : factor + "(" + text + ")";
  }

  private String minors(Minors minors, String factor) {
    String stacked = "Matrix.vstack(" + minors.parts().stream().map(this::part).collect(Collectors.joining(", ")) + ")";
    return "{tuple(c + 1 for c in columns): " + factor + stacked + "[:, list(columns)].det()"
        + " for columns in combinations(range(" + minors.width() + "), " + minors.rows() + ")}";
  }

  private String part(MinorPart part) {
    return "matrix(" + names.of(part.tensor()) + ", "
        + part.shape().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")"
        + (part.side() == 0 ? ".T" : "");
  }
}
