package lawsweep.dense;

import java.util.ArrayList;
import java.util.List;

/**
 * The linear span of some vectors, kept as an orthonormal basis: Gram-Schmidt, done twice, so that orthogonality is as
 * good as rounding.
 */
public final class Span {

  /** What is left of a vector below this part of its length counts as rounding: the vector depends on earlier ones. */
  private static final double DEPENDENT = 1e-10;

  private final List<double[]> basis = new ArrayList<>();

  /** Makes the span larger, if the vector is not in it. */
  public void add(double[] vector) {
    double length = Math.sqrt(Products.inner(vector, vector));
    double[] rest = remainder(vector);
    double left = Math.sqrt(Products.inner(rest, rest));
    if (!(left > DEPENDENT * length)) {
      return;
    }
    rest = remainder(rest);
    double norm = Math.sqrt(Products.inner(rest, rest));
    for (int i = 0; i < rest.length; i++) {
      rest[i] /= norm;
    }
    basis.add(rest);
  }

  /** The dimension. */
  public int dimension() {
    return basis.size();
  }

  /** The orthogonal projection of a vector onto the span. */
  public double[] project(double[] vector) {
    return Products.add(vector, -1, remainder(vector));
  }

  private double[] remainder(double[] vector) {
    double[] rest = vector;
    for (double[] unit : basis) {
      rest = Products.add(rest, -Products.inner(rest, unit), unit);
    }
    return rest;
  }
}
