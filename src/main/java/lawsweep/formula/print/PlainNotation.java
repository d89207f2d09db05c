package lawsweep.formula.print;

import java.util.List;
import java.util.stream.Collectors;
import lawsweep.formula.Entry;

/** Formulas in plain characters: {@code U1^T U1 - U2 U2^T}, {@code -U1[1,1]*U2[2,1]^2}. */
final class PlainNotation implements Notation {

  private final String raise;

  /**
   * A notation.
   *
   * @param raise what stands before exponents
   */
  PlainNotation(String raise) {
    this.raise = raise;
  }

  @Override
  public String tensor(String name) {
    return name;
  }

  @Override
  public String transposed(String matrix) {
    return matrix + "^T";
  }

  @Override
  public String diagonal(String matrix) {
    return "diag(" + matrix + ")";
  }

  @Override
  public String slice(String name, List<String> places) {
    return places.isEmpty() ? name : name + "[" + String.join(",", places) + "]";
  }

  @Override
  public String over(char letter, String slices) {
    return "sum_" + letter + " " + slices;
  }

  @Override
  public String norm(String slice) {
    return "|" + slice + "|^2";
  }

  @Override
  public String inner(String one, String other) {
    return "<" + one + ", " + other + ">";
  }

  @Override
  public String sum(String slice) {
    return "sum(" + slice + ")";
  }

  @Override
  public String power(String slice, int exponent) {
    return exponent == 0 ? "log|" + slice + "|"
        : exponent == 1 ? slice
            : slice + "^" + (exponent < 0 ? "(" + exponent + ")" : exponent);
  }

  @Override
  public String product(String one, String other) {
    return one + "*" + other;
  }

  @Override
  public String entry(Entry entry, int exponent) {
    String place = entry.place().stream().map(String::valueOf).collect(Collectors.joining(","));
    String name = entry.place().isEmpty() ? entry.tensor() : entry.tensor() + "[" + place + "]";
    return exponent == 1 ? name : name + raise + exponent;
  }

  @Override
  public String times() {
    return "*";
  }
}
