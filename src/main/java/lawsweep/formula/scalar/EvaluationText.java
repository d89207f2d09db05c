package lawsweep.formula.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An evaluation for people. */
final class EvaluationText {

  /** How far branch points move by rounding, of the largest. */
  private static final double ON_ONE_CURVE = 1e-9;

  /** More would show rounding. */
  private static final int DIGITS = 14;

  private EvaluationText() {}

  static List<String> lines(BlockValues values) {
    List<String> lines = new ArrayList<>();
    ScalarBlock block = values.block();
    int n = Math.min(block.widths().get(1), block.widths().get(2));
    lines.add("block %s (%s): y^2 = R(x) of degree %d, genus %d".formatted(block.label(), block.tensorList(),
        2 * n + 1, n));
    lines.addAll(values.many() ? many(values, n) : single(values.points().getFirst(), n));
    lines.add("h_k is defined up to the real periods of each gap: where an x_i turns at the upper end of its gap its"
        + " sign changes and h jumps by them");
    return lines;
  }

  private static List<String> single(CurvePoint point, int n) {
    List<String> lines = new ArrayList<>();
    lines.add("R, from x^" + (2 * n + 1) + " down: " + numbers(point.r()));
    lines.add("branch points: " + numbers(point.branchPoints()));
    lines.add("x: " + numbers(point.x()));
    lines.add("signs: " + numbers(point.signs()));
    for (int k = 0; k < n - 1; k++) {
      lines.add("h_" + k + " = " + number(point.h().get(k)));
    }
    for (int i = 0; i < n - 1; i++) {
      lines.add("real periods in the gap of x_" + (i + 2) + ": "
          + numbers(point.periods().subList(i * (n - 1), (i + 1) * (n - 1))));
    }
    return lines;
  }

  private static List<String> many(BlockValues values, int n) {
    List<String> lines = new ArrayList<>();
    List<CurvePoint> points = values.points();
    lines.add("points: " + points.size());
    List<List<Double>> continuous = values.continuous();
    for (int k = 0; k < n - 1; k++) {
      lines.add("h_" + k + " at the first point: " + number(points.getFirst().h().get(k))
          + "; largest distance from it, whole periods taken off: " + brief(spread(continuous, k)));
    }
    List<List<Double>> zeros = points.stream().map(CurvePoint::branchPoints).toList();
    double moved = 0;
    for (int j = 0; j <= 2 * n; j++) {
      moved = Math.max(moved, spread(zeros, j));
    }
    double size = zeros.getFirst().stream().mapToDouble(Math::abs).max().orElse(0);
    lines.add("largest move of a branch point from where it is at the first point: " + brief(moved)
        + (moved <= ON_ONE_CURVE * size ? ": all points are on one curve but for rounding"
            : ": the points are on different curves, since branch points are functions of balances; h need not agree"));
    return lines;
  }

  /** The largest distance of entry k from that of the first row. */
  private static double spread(List<List<Double>> rows, int k) {
    double first = rows.getFirst().get(k);
    return rows.stream().mapToDouble(row -> Math.abs(row.get(k) - first)).max().orElse(0);
  }

  private static String numbers(List<? extends Number> numbers) {
    return numbers.stream().map(number -> number(number.doubleValue())).collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.valueOf((long) value);
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(DIGITS));
    return Math.abs(value) < 1e-4 || Math.abs(value) >= 1e15
        ? String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value)
        : rounded.stripTrailingZeros().toPlainString();
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }
}
