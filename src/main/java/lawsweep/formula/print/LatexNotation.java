package lawsweep.formula.print;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lawsweep.formula.Entry;

/** Formulas in LaTeX: {@code U_{1}^\top U_{1}}, {@code u^{(1)}_{11}}; velocities have a dot. */
final class LatexNotation implements Notation {

  private static final Pattern OF_WIDTHS = Pattern.compile("([A-Za-z])(\\d+)");
  private static final Pattern OF_LINE = Pattern.compile("(.+)\\.([^.]+)");
  private static final String VELOCITY = "v.";
  private static final int ONE_DIGIT = 9;

  @Override
  public String tensor(String name) {
    if (name.startsWith(VELOCITY)) {
      return "\\dot{" + base(name.substring(VELOCITY.length())) + "}" + index(name.substring(VELOCITY.length()));
    }
    return name.equals("tau") ? "\\tau" : base(name) + index(name);
  }

  private static String base(String name) {
    Matcher widths = OF_WIDTHS.matcher(name);
    Matcher line = OF_LINE.matcher(name);
    return widths.matches() ? widths.group(1) : line.matches() ? word(line.group(2)) : word(name);
  }

  private static String index(String name) {
    Matcher widths = OF_WIDTHS.matcher(name);
    Matcher line = OF_LINE.matcher(name);
    return widths.matches() ? "_{" + widths.group(2) + "}"
        : line.matches() ? "^{(" + text(line.group(1)) + ")}" : "";
  }

  private static String word(String name) {
    return name.length() == 1 ? name : text(name);
  }

  private static String text(String name) {
    return "\\mathrm{" + name.replace("_", "\\_") + "}";
  }

  @Override
  public String transposed(String matrix) {
    return matrix.contains("^") ? "{" + matrix + "}^\\top" : matrix + "^\\top";
  }

  @Override
  public String diagonal(String matrix) {
    return "\\operatorname{diag}(" + matrix + ")";
  }

  @Override
  public String slice(String name, List<String> places) {
    String tensor = tensor(name);
    return places.isEmpty() ? tensor
        : (tensor.contains("_") ? "(" + tensor + ")" : tensor) + "_{" + String.join(",", places) + "}";
  }

  @Override
  public String over(char letter, String slices) {
    return "\\textstyle\\sum_{" + letter + "} " + slices;
  }

  @Override
  public String norm(String slice) {
    return "\\lVert " + slice + "\\rVert^2";
  }

  @Override
  public String inner(String one, String other) {
    return "\\langle " + one + ", " + other + "\\rangle";
  }

  @Override
  public String sum(String slice) {
    return "\\textstyle\\sum " + slice;
  }

  @Override
  public String power(String slice, int exponent) {
    return exponent == 0 ? "\\log\\lvert " + slice + "\\rvert"
        : exponent == 1 ? slice
            : "{" + slice + "}^{" + exponent + "}";
  }

  @Override
  public String product(String one, String other) {
    return one + "\\, " + other;
  }

  @Override
  public String entry(Entry entry, int exponent) {
    String text = entry.place().isEmpty() ? tensor(entry.tensor()) : letter(entry.tensor()) + place(entry);
    return exponent == 1 ? text : "{" + text + "}^{" + exponent + "}";
  }

  /** Entries of U1 are u^{(1)}, those of l1.W are W^{(l1)}. */
  private static String letter(String name) {
    boolean velocity = name.startsWith(VELOCITY);
    String of = velocity ? name.substring(VELOCITY.length()) : name;
    Matcher widths = OF_WIDTHS.matcher(of);
    String base = widths.matches() ? widths.group(1).toLowerCase(Locale.ROOT) : base(of);
    return (velocity ? "\\dot{" + base + "}" : base)
        + (widths.matches() ? "^{(" + widths.group(2) + ")}" : index(of));
  }

  private static String place(Entry entry) {
    boolean digits = entry.place().stream().allMatch(number -> number <= ONE_DIGIT);
    return entry.place().stream().map(String::valueOf).collect(Collectors.joining(digits ? "" : ",", "_{", "}"));
  }

  @Override
  public String times() {
    return " ";
  }
}
