package lawsweep.langevin.cell;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An energy E(W) of the end-to-end matrix: Σ ½ (W_ij - target_e)² over the entries of {@code fit}, plus ½ confinement
 * Tr WᵀW. All energies of specs are of this form; the kinds differ in which entries are fitted.
 */
public sealed interface Energy {

  /**
   * One fitted entry.
   *
   * @param row 0-based row
   * @param column 0-based column
   * @param target its target, finite
   */
  record Entry(int row, int column, double target) {}

  /**
   * Nothing is fitted.
   *
   * @param confinement c ≥ 0 in ½ c Tr WᵀW
   */
  record None(double confinement) implements Energy {

    @Override
    public String kind() {
      return "none";
    }

    @Override
    public List<Entry> fit() {
      return List.of();
    }

    @Override
    public String line() {
      return kind() + confined(confinement);
    }
  }

  /**
   * ½ Tr WᵀW, and perhaps more of it.
   *
   * @param confinement 1 plus what was asked for
   */
  record Quadratic(double confinement) implements Energy {

    @Override
    public String kind() {
      return "quadratic";
    }

    @Override
    public List<Entry> fit() {
      return List.of();
    }

    @Override
    public String line() {
      return kind() + confined(confinement - 1);
    }
  }

  /**
   * ½ |W - T|²: every entry is fitted.
   *
   * @param fit the entries of T, row by row
   * @param confinement c ≥ 0 in ½ c Tr WᵀW
   */
  record Target(List<Entry> fit, double confinement) implements Energy {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException unless the entries are those of a square matrix, row by row
     */
    public Target {
      fit = List.copyOf(fit);
      int width = width(fit);
      for (int i = 0; i < fit.size(); i++) {
        if (fit.get(i).row != i / width || fit.get(i).column != i % width || width * width != fit.size()) {
          throw new IllegalArgumentException("expected the entries of a square matrix, row by row, got " + fit);
        }
      }
    }

    private static int width(List<Entry> fit) {
      return (int) Math.sqrt(fit.size());
    }

    /** How many rows T has. */
    public int width() {
      return width(fit);
    }

    @Override
    public String kind() {
      return "target";
    }

    @Override
    public String line() {
      StringBuilder line = new StringBuilder(kind()).append(' ');
      for (Entry entry : fit) {
        line.append(entry.column > 0 ? "," : entry.row > 0 ? ";" : "").append(entry.target);
      }
      return line.append(confined(confinement)).toString();
    }
  }

  /**
   * Matrix completion (papers/004, (3.8)): the observed entries are fitted.
   *
   * @param fit the observed entries in row-major order without repeats
   * @param confinement c ≥ 0 in ½ c Tr WᵀW
   */
  record Completion(List<Entry> fit, double confinement) implements Energy {

    /** Copies the list. */
    public Completion {
      fit = List.copyOf(fit);
    }

    @Override
    public String kind() {
      return "completion";
    }

    @Override
    public String line() {
      return fit.stream().map(e -> (e.row + 1) + "," + (e.column + 1) + "," + e.target)
          .collect(Collectors.joining(";", kind() + " ", confined(confinement)));
    }
  }

  /** No energy at all. */
  static Energy none() {
    return new None(0);
  }

  /** ½ Tr WᵀW. */
  static Energy quadratic() {
    return new Quadratic(1);
  }

  /**
   * An energy by its word.
   *
   * @throws IllegalArgumentException if there is no such kind, or it does not fit these entries
   */
  static Energy of(String kind, List<Entry> fit, double confinement) {
    if ((kind.equals("none") || kind.equals("quadratic")) && !fit.isEmpty()) {
      throw new IllegalArgumentException("expected no fitted entries of the energy " + kind + ", got " + fit);
    }
    return switch (kind) {
      case "none" -> new None(confinement);
      case "quadratic" -> new Quadratic(confinement);
      case "target" -> new Target(fit, confinement);
      case "completion" -> new Completion(fit, confinement);
      default -> throw new IllegalArgumentException(
          "expected none, quadratic, target or completion as an energy's kind, got '" + kind + "'");
    };
  }

  private static String confined(double confinement) {
    return confinement == 0 ? "" : " confinement " + confinement;
  }

  /** The word of specs and records. */
  String kind();

  /** The entries that are fitted, in row-major order without repeats. */
  List<Entry> fit();

  /** c ≥ 0 in ½ c Tr WᵀW. */
  double confinement();

  /**
   * The energy on one line: {@code none}, {@code quadratic}, {@code target 1.0,0.0;0.0,2.0}, {@code completion
   * 1,1,1.0;2,2,-1.0}, each with {@code confinement 0.5} after it if there is more than its kind has.
   */
  String line();

  /** E(W) for W row-major, d × d, starting at 0. */
  default double value(double[] w, int d) {
    double sum = 0;
    for (Entry e : fit()) {
      double gap = w[e.row * d + e.column] - e.target;
      sum = Math.fma(gap, gap, sum);
    }
    double c = confinement();
    if (c != 0) {
      double trace = 0;
      for (int i = 0; i < d * d; i++) {
        trace = Math.fma(w[i], w[i], trace);
      }
      sum = Math.fma(c, trace, sum);
    }
    return 0.5 * sum;
  }

  /** Writes E'(W), the matrix of partial derivatives, row-major, into {@code gradient}. */
  default void gradient(double[] w, int d, double[] gradient) {
    double c = confinement();
    for (int i = 0; i < d * d; i++) {
      gradient[i] = c * w[i];
    }
    for (Entry e : fit()) {
      int at = e.row * d + e.column;
      gradient[at] += w[at] - e.target;
    }
  }

  /** A Lipschitz constant of E': the largest second derivative. */
  default double curvature() {
    return confinement() + (fit().isEmpty() ? 0 : 1);
  }

  /** True if nothing pulls at all. */
  default boolean isNone() {
    return fit().isEmpty() && confinement() == 0;
  }
}
