package lawsweep.report.data;

import java.util.List;
import java.util.Optional;

/**
 * A power law y = c x^exponent: least squares on the logarithms. Only points above the overhead take part: those from
 * the first on from which every y is at least {@value #ABOVE} times the least one of all. At least {@value #FEWEST}
 * points and a factor {@value #SPAN} in x are needed.
 *
 * @param exponent the slope
 * @param error its standard error, from the scatter of the points about the line
 * @param logFactor log c
 * @param from the least x that took part
 * @param to the greatest x
 * @param points how many took part
 */
public record PowerFit(double exponent, double error, double logFactor, double from, double to, int points) {

  /** How far above the least y a point lies that is not overhead. */
  static final double ABOVE = 5;

  /** The fewest points. */
  static final int FEWEST = 3;

  /** The least ratio of the greatest x and the least. */
  static final double SPAN = 4;

  /** A point with positive coordinates. */
  public record Point(double x, double y) {}

  /** The fit of points in increasing x; empty where there is too little to fit. */
  public static Optional<PowerFit> of(List<Point> points) {
    double least = points.stream().mapToDouble(Point::y).min().orElse(0);
    int first = points.size();
    while (first > 0 && points.get(first - 1).y() >= ABOVE * least) {
      first--;
    }
    List<Point> above = points.subList(first, points.size());
    if (above.size() < FEWEST || above.getLast().x() < SPAN * above.getFirst().x()) {
      return Optional.empty();
    }
    return Optional.of(line(above));
  }

  private static PowerFit line(List<Point> points) {
    int n = points.size();
    double meanX = points.stream().mapToDouble(p -> Math.log(p.x())).sum() / n;
    double meanY = points.stream().mapToDouble(p -> Math.log(p.y())).sum() / n;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Point p : points) {
      double dx = Math.log(p.x()) - meanX;
      double dy = Math.log(p.y()) - meanY;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    double slope = xy / xx;
    double scatter = Math.max(0, yy - slope * xy) / (n - 2);
    return new PowerFit(slope, Math.sqrt(scatter / xx), meanY - slope * meanX, points.getFirst().x(),
        points.getLast().x(), n);
  }

  /** c x^exponent. */
  public double at(double x) {
    return Math.exp(logFactor + exponent * Math.log(x));
  }
}
