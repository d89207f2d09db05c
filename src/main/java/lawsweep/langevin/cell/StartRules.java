package lawsweep.langevin.cell;

import static lawsweep.langevin.cell.Violation.shown;
import static lawsweep.langevin.cell.Violation.when;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.dense.SmallSvd;
import lawsweep.text.Many;

/** Whether a cell's start fits its width and rank, for equations of a matrix and for those of a list of numbers. */
public final class StartRules {

  /** A singular value of a given matrix below this part of the largest one counts as zero. */
  private static final double ZERO = 1e-12;

  private StartRules() {}

  /** For equations of an end-to-end matrix: singular values or a square matrix, of the working rank at most. */
  public static Optional<Violation> ofMatrix(LangevinCell cell) {
    return switch (cell.initial()) {
      case Initial.Gaussian _ -> Optional.empty();
      case Initial.SingularValues(List<Double> values) -> count(cell, values)
          .or(() -> finite(values, value -> value >= 0,
              "expected singular values: finite numbers that are not negative"))
          .or(() -> decreasing(values)).or(() -> rank(cell));
      case Initial.Given(List<List<Double>> rows) -> matrix(cell, rows).or(() -> rank(cell));
    };
  }

  /**
   * For equations whose entropy or noise along the orbits alone moves singular values away from zero: with κ = 0 the
   * start has the working rank.
   */
  public static Optional<Violation> ofEntropy(LangevinCell cell) {
    if (cell.initial() instanceof Initial.Gaussian || cell.kappa() != 0) {
      return Optional.empty();
    }
    int positive = positive(cell.initial());
    return when(positive < cell.rank() && positive > 0, "initial",
        "'initial' has rank " + positive + " and with kappa 0 a singular value that is zero stays so",
        "write 'rank: " + positive + "'")
        .or(() -> when(positive == 0, "initial", "'initial' is zero and with kappa 0 stays so",
            "expected a positive singular value"));
  }

  /** For equations that have no matrix: the numbers of the start; empty for a start that is drawn. */
  public static Optional<Violation> ofNumbers(LangevinCell cell) {
    return switch (cell.initial()) {
      case Initial.Gaussian _ -> Optional.empty();
      case Initial.SingularValues(List<Double> values) -> count(cell, values)
          .or(() -> finite(values, _ -> true, "expected finite numbers"));
      case Initial.Given _ -> bad("'initial' is a matrix, which " + cell.equation().label() + " does not start from",
          "expected singular-values (the eigenvalues or coordinates) or gaussian");
    };
  }

  /** Refuses numbers that are not in decreasing order. */
  public static Optional<Violation> decreasing(List<Double> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) > values.get(i - 1)) {
        return bad("'initial' has " + shown(values.get(i)) + " after " + shown(values.get(i - 1)),
            "expected values in decreasing order");
      }
    }
    return Optional.empty();
  }

  /** The largest singular value of a start, or the scale of one that is drawn. */
  static double largest(Initial initial) {
    return switch (initial) {
      case Initial.SingularValues(List<Double> values) -> values.getFirst();
      case Initial.Gaussian(double scale) -> scale;
      case Initial.Given(List<List<Double>> rows) -> singularValues(rows)[0];
    };
  }

  private static Optional<Violation> count(LangevinCell cell, List<Double> values) {
    return when(values.size() != cell.width(), "initial",
        "'initial' has " + Many.of(values.size(), "value") + " and 'width' is " + cell.width(),
        "expected one for each row, zeros written out");
  }

  /** What a number must be beside finite. */
  private interface Condition {
    boolean holds(double value);
  }

  private static Optional<Violation> finite(List<Double> values, Condition condition, String right) {
    return values.stream().filter(value -> !Double.isFinite(value) || !condition.holds(value)).findFirst()
        .flatMap(value -> bad("'initial' has the value " + shown(value), right));
  }

  private static Optional<Violation> matrix(LangevinCell cell, List<List<Double>> rows) {
    int width = cell.width();
    if (rows.size() != width || rows.stream().anyMatch(row -> row.size() != width)) {
      return bad("the matrix of 'initial' is " + rows.size() + " x " + rows.getFirst().size() + " and 'width' " + width,
          "expected a matrix of " + width + " x " + width);
    }
    return when(rows.stream().flatMap(List::stream).anyMatch(v -> !Double.isFinite(v)), "initial",
        "the matrix of 'initial' has an entry that is not finite", "expected finite numbers");
  }

  private static Optional<Violation> rank(LangevinCell cell) {
    int positive = positive(cell.initial());
    return when(positive > cell.rank(), "initial", "'initial' has rank " + positive + " and 'rank' is " + cell.rank(),
        "expected at most " + cell.rank() + " positive singular values");
  }

  /** How many singular values of a start that is given are positive. */
  private static int positive(Initial initial) {
    return switch (initial) {
      case Initial.Gaussian _ -> throw new IllegalArgumentException("expected a start that is given");
      case Initial.SingularValues(List<Double> values) -> (int) values.stream().filter(v -> v > 0).count();
      case Initial.Given(List<List<Double>> rows) -> {
        double[] sigma = singularValues(rows);
        yield (int) Arrays.stream(sigma).filter(s -> s > ZERO * sigma[0]).count();
      }
    };
  }

  /** The singular values of a square matrix of finite numbers, decreasing. */
  private static double[] singularValues(List<List<Double>> rows) {
    double[] entries = rows.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
    return SmallSvd.of(entries, rows.size()).sigma();
  }

  private static Optional<Violation> bad(String wrong, String right) {
    return Optional.of(new Violation("initial", wrong, right));
  }
}
