package lawsweep.langevin;

import java.util.Arrays;

/**
 * The singular value decomposition W = U diag(σ) Vᵀ of a matrix that changes little from one look to the next. The last right
 * singular vectors are where the next decomposition starts, so the columns of W V are nearly orthogonal and one-sided Jacobi
 * takes a sweep or two. σ is decreasing; U and V are orthogonal whatever the rank. Errors of σ are a few units of rounding of
 * σ_1. Allocates nothing after construction; only +, -, *, / and roots.
 *
 * <p>The result depends, within rounding, on the frame it starts from: {@link #right} belongs to a replica's state.
 */
final class MovingFrame {

  private static final int MOST_SWEEPS = 60;
  /** Squared lengths below this are of columns that count as zero. */
  private static final double NEGLIGIBLE = 0x1p-960;

  private final int d;
  private final double tolerance;
  /** Row k is W v_k, then σ_k u_k, then u_k. */
  private final double[] left;
  /** Row k is v_k. */
  private final double[] right;
  private final double[] sigma;
  private final double[] product;

  /** The frame of d × d matrices, at the identity. */
  MovingFrame(int d) {
    this.d = d;
    tolerance = Math.sqrt(d) * 0x1p-52;
    left = new double[d * d];
    right = new double[d * d];
    sigma = new double[d];
    product = new double[d * d];
    reset();
  }

  /** Starts the next decomposition from the identity. */
  void reset() {
    Arrays.fill(right, 0);
    for (int i = 0; i < d; i++) {
      right[i * d + i] = 1;
    }
  }

  /** σ_1 ≥ … ≥ σ_d ≥ 0. */
  double[] sigma() {
    return sigma;
  }

  /** U, transposed: row k is u_k. */
  double[] left() {
    return left;
  }

  /** V, transposed: row k is v_k. */
  double[] right() {
    return right;
  }

  /**
   * Decomposes W, row-major.
   *
   * @return false if W has numbers that are not finite; then σ is NaN and the frame the identity
   */
  boolean look(double[] w) {
    if (!finite(w)) {
      reset();
      Arrays.fill(sigma, Double.NaN);
      System.arraycopy(right, 0, left, 0, d * d);
      return false;
    }
    orthonormalise();
    image(w);
    for (int sweep = 0; sweep < MOST_SWEEPS && sweep(); sweep++) {
      // Every sweep is all work.
    }
    sort();
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

  /** One pass of Gram and Schmidt over the right singular vectors, so that rounding does not pile up over millions of looks. */
  private void orthonormalise() {
    for (int k = 0; k < d; k++) {
      orthogonalise(right, k);
    }
  }

  /** Takes from row k what it has along rows 0..k-1, which are orthonormal, and makes its length 1. */
  private void orthogonalise(double[] rows, int k) {
    for (int m = 0; m < k; m++) {
      double along = 0;
      for (int i = 0; i < d; i++) {
        along = Math.fma(rows[m * d + i], rows[k * d + i], along);
      }
      for (int i = 0; i < d; i++) {
        rows[k * d + i] = Math.fma(-along, rows[m * d + i], rows[k * d + i]);
      }
    }
    double length = Math.sqrt(squares(rows, k));
    for (int i = 0; i < d; i++) {
      rows[k * d + i] /= length;
    }
  }

  private double squares(double[] rows, int k) {
    double squares = 0;
    for (int i = 0; i < d; i++) {
      squares = Math.fma(rows[k * d + i], rows[k * d + i], squares);
    }
    return squares;
  }

  /** Rows of {@code left} become W v_k. */
  private void image(double[] w) {
    for (int k = 0; k < d; k++) {
      for (int i = 0; i < d; i++) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
          sum = Math.fma(w[i * d + j], right[k * d + j], sum);
        }
        left[k * d + i] = sum;
      }
    }
  }

  private boolean sweep() {
    boolean rotated = false;
    for (int p = 0; p < d - 1; p++) {
      for (int q = p + 1; q < d; q++) {
        rotated |= rotate(p * d, q * d);
      }
    }
    return rotated;
  }

  /** Rotates two rows, which start at p and q, so that they become orthogonal, the longer one first. */
  private boolean rotate(int p, int q) {
    double a = 0;
    double b = 0;
    double g = 0;
    for (int i = 0; i < d; i++) {
      double x = left[p + i];
      double y = left[q + i];
      a = Math.fma(x, x, a);
      b = Math.fma(y, y, b);
      g = Math.fma(x, y, g);
    }
    if (b > a) {
      turn(p, q, 0, 1);
      double longer = b;
      b = a;
      a = longer;
      g = -g;
    }
    if (b < NEGLIGIBLE || Math.abs(g) <= tolerance * Math.sqrt(a) * Math.sqrt(b)) {
      return false;
    }
    double zeta = (b - a) / (2 * g);
    double root = Math.abs(zeta) < 0x1p500 ? Math.sqrt(Math.fma(zeta, zeta, 1)) : Math.abs(zeta);
    double t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + root);
    double c = 1 / Math.sqrt(Math.fma(t, t, 1));
    turn(p, q, c, c * t);
    return true;
  }

  private void turn(int p, int q, double c, double s) {
    turn(left, p, q, c, s);
    turn(right, p, q, c, s);
  }

  private void turn(double[] rows, int p, int q, double c, double s) {
    for (int i = 0; i < d; i++) {
      double x = rows[p + i];
      double y = rows[q + i];
      rows[p + i] = Math.fma(c, x, -s * y);
      rows[q + i] = Math.fma(s, x, c * y);
    }
  }

  private void sort() {
    for (int k = 0; k < d; k++) {
      double squares = squares(left, k);
      sigma[k] = squares < NEGLIGIBLE ? 0 : Math.sqrt(squares);
    }
    for (int k = 1; k < d; k++) {
      for (int m = k; m > 0 && sigma[m - 1] < sigma[m]; m--) {
        double larger = sigma[m];
        sigma[m] = sigma[m - 1];
        sigma[m - 1] = larger;
        turn((m - 1) * d, m * d, 0, -1);
      }
    }
  }

  private void normalise() {
    for (int k = 0; k < d; k++) {
      if (sigma[k] > 0) {
        for (int i = 0; i < d; i++) {
          left[k * d + i] /= sigma[k];
        }
      } else {
        complete(k);
      }
    }
  }

  /** Row k becomes a unit vector orthogonal to rows 0..k-1: the rest of the coordinate direction that they hold least of. */
  private void complete(int k) {
    int least = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < d; i++) {
      double held = 0;
      for (int m = 0; m < k; m++) {
        held = Math.fma(left[m * d + i], left[m * d + i], held);
      }
      if (held < smallest) {
        smallest = held;
        least = i;
      }
    }
    Arrays.fill(left, k * d, (k + 1) * d, 0);
    left[k * d + least] = 1;
    orthogonalise(left, k);
    orthogonalise(left, k);
  }

  /** Writes Uᵀ X V. */
  void toFrame(double[] x, double[] out) {
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
          sum = Math.fma(left[k * d + i], x[i * d + j], sum);
        }
        product[k * d + j] = sum;
      }
    }
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
          sum = Math.fma(product[k * d + j], right[l * d + j], sum);
        }
        out[k * d + l] = sum;
      }
    }
  }

  /** Writes U M Vᵀ. */
  void fromFrame(double[] m, double[] out) {
    fromFrame(left, m, out);
  }

  /** Writes V M Vᵀ. */
  void fromRightFrame(double[] m, double[] out) {
    fromFrame(right, m, out);
  }

  private void fromFrame(double[] vectors, double[] m, double[] out) {
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        for (int l = 0; l < d; l++) {
          sum = Math.fma(m[k * d + l], right[l * d + j], sum);
        }
        product[k * d + j] = sum;
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum = Math.fma(vectors[k * d + i], product[k * d + j], sum);
        }
        out[i * d + j] = sum;
      }
    }
  }
}
