package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.dense.Span;

/**
 * The splitting by its definition, from the factors alone. Directions along the orbit are W_{p+1} A at level p+1 and -A
 * W_p at level p with A antisymmetric; normal ones are the same with A symmetric. Full rank only. It extends smoothly
 * off the balanced manifold, where orbit and normal part are orthogonal projections still but no longer orthogonal to
 * each other, and the horizontal part is the rest. Cost O(N³d⁶): for checks, and for points that are not balanced.
 *
 * {@snippet file="GeometryExampleTest.java" region="splitting"}
 */
public final class GramSplitting implements Splitting {

  private final Factors point;
  private final Span orbit = new Span();
  private final Span normal = new Span();

  /** The splitting at given factors. */
  public GramSplitting(Factors point) {
    this.point = point;
    int d = point.width();
    for (int p = 1; p < point.depth(); p++) {
      for (int k = 0; k < d; k++) {
        for (int l = k; l < d; l++) {
          normal.add(generated(p, k, l, 1));
          if (k < l) {
            orbit.add(generated(p, k, l, -1));
          }
        }
      }
    }
  }

  @Override
  public Factors orbit(Factors direction) {
    return split(orbit.project(joined(direction)));
  }

  @Override
  public Factors normal(Factors direction) {
    return split(normal.project(joined(direction)));
  }

  @Override
  public Factors horizontal(Factors direction) {
    return direction.plus(-1, orbit(direction)).plus(-1, normal(direction));
  }

  /** Level p+1 is W_{p+1} A, level p is -A W_p, for A with ones (k, l) and sign at (l, k). */
  private double[] generated(int p, int k, int l, int sign) {
    int d = point.width();
    double[] a = new double[d * d];
    a[l * d + k] = sign;
    a[k * d + l] = 1;
    double[] vector = new double[point.depth() * d * d];
    System.arraycopy(Products.multiply(point.factor(p + 1), a, d), 0, vector, p * d * d, d * d);
    double[] below = Products.multiply(a, point.factor(p), d);
    for (int i = 0; i < d * d; i++) {
      vector[(p - 1) * d * d + i] = -below[i];
    }
    return vector;
  }

  private double[] joined(Factors direction) {
    int size = point.width() * point.width();
    double[] vector = new double[point.depth() * size];
    for (int p = 1; p <= point.depth(); p++) {
      System.arraycopy(direction.factor(p), 0, vector, (p - 1) * size, size);
    }
    return vector;
  }

  private Factors split(double[] vector) {
    int size = point.width() * point.width();
    List<double[]> levels = new ArrayList<>();
    for (int p = 0; p < point.depth(); p++) {
      double[] level = new double[size];
      System.arraycopy(vector, p * size, level, 0, size);
      levels.add(level);
    }
    return new Factors(point.width(), levels);
  }
}
