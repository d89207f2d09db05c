package lawsweep.road.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lawsweep.network.Architecture;

/**
 * dim W_0(θ) and dim W_1(θ) of a small network with gates by brute force: a point of every region that fine grids on
 * circles and lines meet, finite differences there, brackets of all pairs of rows, dense singular values.
 */
final class BruteForce {

  private static final double NOISE = 3e-11;
  private static final double CLEAR = 3e-9;
  private static final int POINTS = 4;

  private final NetworkByDefinition network;
  private final double[] theta;
  private final Map<String, List<Place>> regions = new HashMap<>();

  /** A point and how long the piece of a curve is that it comes from. */
  private record Place(double width, double[] x) {}

  BruteForce(Architecture a, double[] theta, Random random) {
    this.network = new NetworkByDefinition(a);
    this.theta = theta;
    int inputs = a.width(a.depth());
    boolean biased = a.biases() > 0;
    if (inputs == 1 && !biased) {
      keep(1, new double[] {1});
      keep(1, new double[] {-1});
    } else if (inputs == 2 && !biased) {
      arcs();
    } else {
      for (int line = 0; line < (inputs == 1 ? 1 : 60); line++) {
        line(inputs, random);
      }
    }
  }

  private void arcs() {
    int n = 1440;
    for (int i = 0; i < n; i++) {
      split(t -> new double[] {Math.cos(t), Math.sin(t)}, 2 * Math.PI * i / n, 2 * Math.PI * (i + 1) / n);
    }
  }

  private void line(int inputs, Random random) {
    double scale = Math.pow(10, random.nextDouble(-5, 1));
    double[] p = random.doubles(inputs, -scale, scale).toArray();
    double[] d = random.doubles(inputs, -scale, scale).toArray();
    for (int i = -140; i < 140; i++) {
      split(t -> {
        double[] x = new double[inputs];
        for (int k = 0; k < inputs; k++) {
          x[k] = p[k] + Math.sinh(t) * d[k];
        }
        return x;
      }, i * 0.1, (i + 1) * 0.1);
    }
  }

  private interface Curve {
    double[] at(double t);
  }

  /** Halves a piece until its ends lie in one region, or it is too short to matter. */
  private void split(Curve curve, double from, double to) {
    String signs = network.signs(theta, curve.at(from));
    double middle = 0.5 * (from + to);
    if (signs.equals(network.signs(theta, curve.at(to))) && signs.equals(network.signs(theta, curve.at(middle)))) {
      keep(to - from, curve.at(from + (to - from) / 3));
      keep(to - from, curve.at(to - (to - from) / 3));
    } else if (to - from > 1e-7) {
      split(curve, from, middle);
      split(curve, middle, to);
    }
  }

  /** Points of wide pieces are far from the boundaries. */
  private void keep(double width, double[] x) {
    List<Place> places = regions.computeIfAbsent(network.signs(theta, x), s -> new ArrayList<>());
    places.add(new Place(width, x));
    places.sort(Comparator.comparingDouble(place -> -place.width()));
    if (places.size() > POINTS) {
      places.removeLast();
    }
  }

  /**
   * A lower bound of dim W_0(θ), and its value unless a region was missed; {@link DenseRank#UNCLEAR} where finite
   * differences cannot tell.
   */
  int rank(int outputs) {
    List<double[]> rows = rows(outputs);
    return rows.isEmpty() ? DenseRank.UNCLEAR : DenseRank.of(rows, NOISE, CLEAR);
  }

  /** All rows, those of regions excepted that are too thin for differences. */
  private List<double[]> rows(int outputs) {
    List<double[]> rows = new ArrayList<>();
    for (List<Place> places : regions.values()) {
      for (Place place : places) {
        for (int o = 0; o < outputs; o++) {
          double[] row = gradient(place.x(), o);
          if (row != null) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  private double[] gradient(double[] x, int o) {
    double[] row = null;
    for (double h = 1e-3; h > 5e-5 && row == null; h /= 10) {
      row = network.gradient(theta, x, o, h);
    }
    return row;
  }

  /**
   * A lower bound of dim W_1(θ): rows and the brackets of all pairs of rows, for one point of each region and
   * direction.
   */
  int firstLevel(int outputs) {
    List<double[]> gradients = new ArrayList<>();
    List<double[][]> hessians = new ArrayList<>();
    for (List<Place> places : regions.values()) {
      for (Place place : places) {
        double[] x = place.x();
        for (int o = 0; o < outputs; o++) {
          double[] row = gradient(x, o);
          double[][] hessian = network.hessian(theta, x, o, 1e-3);
          if (row == null || hessian == null) {
            continue;
          }
          gradients.add(row);
          hessians.add(hessian);
        }
      }
    }
    List<double[]> all = new ArrayList<>(rows(outputs));
    if (all.isEmpty()) {
      return DenseRank.UNCLEAR;
    }
    for (int i = 0; i < gradients.size(); i++) {
      for (int j = 0; j < i; j++) {
        all.add(bracket(gradients.get(i), hessians.get(i), gradients.get(j), hessians.get(j)));
      }
    }
    return DenseRank.of(all, 1e-7, 1e-5);
  }

  /** Times θ_k: Σ_l (θ_k θ_l ∂_k ∂_l f) θ_l^-2 (θ_l ∂_l g), less the same with f and g exchanged. */
  private double[] bracket(double[] x, double[][] dx, double[] y, double[][] dy) {
    double[] bracket = new double[theta.length];
    double terms = 0;
    for (int k = 0; k < theta.length; k++) {
      for (int l = 0; l < theta.length; l++) {
        double left = dx[k][l] / (theta[l] * theta[l]) * y[l];
        double right = dy[k][l] / (theta[l] * theta[l]) * x[l];
        bracket[k] += left - right;
        terms = Math.max(terms, Math.abs(left));
      }
    }
    // What is only rounding would otherwise be made one long.
    return Math.sqrt(DenseRank.dot(bracket, bracket)) > 1e-8 * terms ? bracket : new double[theta.length];
  }
}
