package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.formula.LawFormula;
import lawsweep.formula.NamedPolynomial;
import lawsweep.formula.WrittenBody;

/** Laws as an environment {@code align*} of LaTeX, which needs the package amsmath. */
public final class LatexPage {

  private static final Pattern NAME = Pattern.compile("(v\\.)?([A-Z])(\\d+)(?:\\[([\\d,]+)])?");

  private static final Pattern RANGES = Pattern.compile(", [a-z] (=|<|in) ");

  private final PrintedLaws printed;

  /** For some laws. */
  public LatexPage(PrintedLaws printed) {
    this.printed = printed;
  }

  /**
   * The lines.
   *
   * @param network what the network is, in words
   */
  public List<String> lines(String network) {
    List<String> rows = new ArrayList<>();
    for (LawFormula law : printed.all()) {
      List<NamedPolynomial> entries = printed.entries() ? law.body().entries(law.name()) : List.of();
      if (entries.isEmpty()) {
        rows.add(row(law.name(), BodyText.latex(law.body()), law));
      }
      entries.forEach(entry -> rows.add(
          row(entry.name(), PolynomialText.of(entry.polynomial(), new LatexNotation()), law)));
    }
    List<String> lines = new ArrayList<>();
    lines.add("% Conservation laws of " + network + "; needs the package amsmath.");
    if (rows.isEmpty()) {
      lines.add("% There are none that the generators of the network give.");
      return lines;
    }
    lines.add("\\begin{align*}");
    for (int i = 0; i < rows.size(); i++) {
      lines.add("  " + rows.get(i) + (i < rows.size() - 1 ? " \\\\" : ""));
    }
    lines.add("\\end{align*}");
    return lines;
  }

  private static String row(String name, String formula, LawFormula law) {
    if (law.body() instanceof WrittenBody) {
      return formula.replaceFirst(" = ", " &= ");
    }
    String factor = factor(law.timeFactor());
    Matcher ranges = RANGES.matcher(formula);
    int end = ranges.find() ? ranges.start() : formula.length();
    String laws = formula.substring(0, end);
    return name(name) + " &= " + (factor.isEmpty() ? laws : factor + " \\left(" + laws + "\\right)")
        + typeset(formula.substring(end));
  }

  /** What indices run through, which stands behind a formula and outside its factor. */
  private static String typeset(String ranges) {
    return ranges.replaceFirst("^, ", ",\\\\quad ").replace(" <= ", " \\le ").replace(" in ", " \\in ")
        .replace("...", "\\dots").replaceAll("(\\d)\\.\\.(\\d)", "$1, \\\\dots, $2")
        .replace(", each less the first", "\\text{, each less the first}");
  }

  private static String name(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return "\\text{" + name.replace("_", "\\_").replace("#", "\\#").replace(">", "$>$") + "}";
    }
    String letter = (matcher.group(1) == null ? matcher.group(2) : "\\dot{" + matcher.group(2) + "}") + "_{"
        + matcher.group(3) + "}";
    return matcher.group(4) == null ? letter : "(" + letter + ")_{" + matcher.group(4) + "}";
  }

  private static String factor(String factor) {
    return switch (factor) {
      case "1" -> "";
      case "exp(t)" -> "e^{t}";
      case "exp(tau*t)" -> "e^{\\tau t}";
      case "t^3" -> "t^3";
      default -> factor.replace("exp(", "e^{").replace("*integral(lambda))", "\\int\\lambda}")
          .replace("integral(lambda))", "\\int\\lambda}");
    };
  }
}
