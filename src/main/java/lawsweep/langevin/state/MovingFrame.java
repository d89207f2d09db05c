package lawsweep.langevin.state;

import java.util.Arrays;
import lawsweep.dense.PlacedProducts;

/**
 * The singular value decomposition W = U diag(σ) Vᵀ of a matrix that changes little from one look to the next. The last
 * right singular vectors are where the next decomposition starts, so the columns of W V are nearly orthogonal and
 * one-sided Jacobi takes a sweep or two. σ is decreasing; U and V are orthogonal whatever the rank. Errors of σ are a
 * few units of rounding of σ_1. Allocates nothing after construction; only +, -, *, / and roots.
 *
 * <p>The result depends, within rounding, on the frame it starts from: {@link #right} belongs to a replica's state.
 */
public final class MovingFrame {

  private final int d;
  /** Row k is W v_k, then σ_k u_k, then u_k. */
  private final double[] left;
  /** Row k is v_k. */
  private final double[] right;
  private final double[] sigma;
  private final PlacedProducts products;
  private final double[] product;
  private final RowRotations rotations;
  private final OrthonormalRows leftRows;
  private final OrthonormalRows rightRows;

  /** The frame of d × d matrices, at the identity. */
  public MovingFrame(int d) {
    this.d = d;
    left = new double[d * d];
    right = new double[d * d];
    sigma = new double[d];
    products = new PlacedProducts(d);
    product = new double[d * d];
    rotations = new RowRotations(d, left, right);
    leftRows = new OrthonormalRows(d, left);
    rightRows = new OrthonormalRows(d, right);
    reset();
  }

  /** Starts the next decomposition from the identity. */
  public void reset() {
    Arrays.fill(right, 0);
    for (int i = 0; i < d; i++) {
      right[i * d + i] = 1;
    }
  }

  /** σ_1 ≥ … ≥ σ_d ≥ 0. */
  public double[] sigma() {
    return sigma;
  }

  /** U, transposed: row k is u_k. */
  public double[] left() {
    return left;
  }

  /** V, transposed: row k is v_k. */
  public double[] right() {
    return right;
  }

  /**
   * Decomposes W, row-major.
   *
   * @return false if W has numbers that are not finite; then σ is NaN and the frame the identity
   */
  public boolean look(double[] w) {
    if (!finite(w)) {
      reset();
      Arrays.fill(sigma, Double.NaN);
      System.arraycopy(right, 0, left, 0, d * d);
      return false;
    }
    // So that rounding does not pile up over millions of looks.
    for (int k = 0; k < d; k++) {
      rightRows.orthogonalise(k);
    }
    products.multiplyTransposedRight(right, 0, w, 0, left, 0);
    rotations.orthogonalise(sigma);
    normalise();
    return true;
  }

  private boolean finite(double[] w) {
    double sum = 0;
    for (int i = 0; i < d * d; i++) {
      sum = Math.fma(w[i], w[i], sum);
    }
    return sum < Double.POSITIVE_INFINITY;
  }

  private void normalise() {
    for (int k = 0; k < d; k++) {
      if (sigma[k] > 0) {
        for (int i = 0; i < d; i++) {
          left[k * d + i] /= sigma[k];
        }
      } else {
        leftRows.complete(k);
      }
    }
  }

  /** Writes Uᵀ X V. */
  public void toFrame(double[] x, double[] out) {
    products.multiply(left, 0, x, 0, product, 0);
    products.multiplyTransposedRight(product, 0, right, 0, out, 0);
  }

  /** Writes U M Vᵀ. */
  public void fromFrame(double[] m, double[] out) {
    products.multiply(m, 0, right, 0, product, 0);
    products.multiplyTransposedLeft(left, 0, product, 0, out, 0);
  }
}
