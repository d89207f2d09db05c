package lawsweep.kernel;

import static lawsweep.kernel.LaneMatrices.LANES;
import static lawsweep.kernel.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Jacobi's method for the rows of P = D P̂, D = diag(2^{e_k}): finds the rotation J that makes the rows of J P orthogonal, in
 * decreasing order of length, from Ĝ = P̂ P̂ᵀ. Rows may differ in scale by any factor: only ratios ρ_kl = 2^{e_l - e_k} enter,
 * and what is rotated is Ĵ = D⁻¹ J D and Ĝ. If Ĝ is well conditioned all lengths are found to high relative accuracy however
 * small (Demmel and Veselić: Jacobi's method is more accurate than QR; SIAM J. Matrix Anal. Appl. 13, 1992).
 *
 * <p>A lane is done when all angles between rows are within {@value #TOLERANCE} of right ones; it is left as it is while others
 * go on.
 */
public final class LaneJacobi {

  /** Cosines of angles between rows up to which rows count as orthogonal. */
  public static final double TOLERANCE = 1e-13;

  private static final double TOLERANCE_SQUARED = TOLERANCE * TOLERANCE;
  /** Rows shorter than their successor by no more than this are in order. */
  private static final double ORDER_SLACK = 1 + 1e-9;
  private static final double TINY = 1e-150;
  private static final int MAX_SWEEPS = 30;

  private final int d;
  private final double[] cosine = new double[LANES];
  private final double[] upper = new double[LANES];
  private final double[] lower = new double[LANES];

  /** For matrices of a width. */
  public LaneJacobi(int d) {
    this.d = d;
  }

  /**
   * Diagonalises. Matrices are laid out as {@link LaneMatrices} says; {@code at} is the lane the vector starts with.
   *
   * @param g Ĝ, its part on and above the diagonal, at {@code gAt}; destroyed
   * @param rho ρ_kl at {@code rhoAt + (k * d + l) * LANES} and 1/ρ_kl at {@code (l * d + k)}, for k less than l; of 10⁻¹⁰⁰ at least
   * @param j receives Ĵ at {@code jAt}
   * @return sweeps done, at most {@value #MAX_SWEEPS}
   */
  public int diagonalise(int part, double[] g, int gAt, double[] rho, int rhoAt, double[] j, int jAt) {
    identity(j, jAt);
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      VectorMask<Double> active = active(g, gAt, rho, rhoAt);
      if (!active.anyTrue()) {
        return sweep;
      }
      for (int k = 0; k < d - 1; k++) {
        for (int l = k + 1; l < d; l++) {
          angle(part, k, l, active, g, gAt, rho, rhoAt);
          rotate(part, k, l, g, gAt);
          rotateRows(part, j, jAt + k * d * LANES, jAt + l * d * LANES);
        }
      }
    }
    return MAX_SWEEPS;
  }

  private void identity(double[] j, int jAt) {
    for (int i = 0; i < d * d; i++) {
      DoubleVector.broadcast(SPECIES, i % (d + 1) == 0 ? 1 : 0).intoArray(j, jAt + i * LANES);
    }
  }

  private VectorMask<Double> active(double[] g, int gAt, double[] rho, int rhoAt) {
    VectorMask<Double> active = SPECIES.maskAll(false);
    for (int k = 0; k < d - 1; k++) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + k) * LANES);
      for (int l = k + 1; l < d; l++) {
        DoubleVector b = DoubleVector.fromArray(SPECIES, g, gAt + (l * d + l) * LANES);
        DoubleVector c = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + l) * LANES);
        DoubleVector r = DoubleVector.fromArray(SPECIES, rho, rhoAt + (k * d + l) * LANES);
        active = active.or(c.mul(c).compare(VectorOperators.GT, a.mul(b).mul(TOLERANCE_SQUARED)))
            .or(r.mul(r).mul(b).compare(VectorOperators.GT, a.mul(ORDER_SLACK)));
      }
    }
    return active;
  }

  /**
   * The rotation of rows k and l with cosine c, sine s: row k becomes c row_k + s row_l, in scaled rows c r̂_k + ρ s r̂_l;
   * row l becomes c row_l - s row_k, c r̂_l - (s/ρ) r̂_k.
   */
  private void angle(int part, int k, int l, VectorMask<Double> active, double[] g, int gAt, double[] rho, int rhoAt) {
    DoubleVector a = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + k) * LANES);
    DoubleVector b = DoubleVector.fromArray(SPECIES, g, gAt + (l * d + l) * LANES);
    DoubleVector c = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + l) * LANES);
    DoubleVector r = DoubleVector.fromArray(SPECIES, rho, rhoAt + (k * d + l) * LANES);
    DoubleVector inverseRho = DoubleVector.fromArray(SPECIES, rho, rhoAt + (l * d + k) * LANES);
    DoubleVector delta = a.sub(r.mul(r).mul(b)).mul(0.5);
    DoubleVector rc = r.mul(c);
    DoubleVector root = delta.fma(delta, rc.mul(rc)).sqrt().max(TINY);
    DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5).div(root);
    DoubleVector big = delta.abs().add(root).max(2 * TINY).mul(half).sqrt();
    DoubleVector scaled = c.abs().mul(half).div(big);
    DoubleVector small = scaled.mul(r);
    VectorMask<Double> swap = delta.compare(VectorOperators.LT, 0);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    one.blend(big.blend(small, swap), active).intoArray(cosine, part);
    zero.blend(signed(small.blend(big, swap).mul(r), c), active).intoArray(upper, part);
    zero.blend(signed(scaled.blend(big.mul(inverseRho), swap), c).neg(), active).intoArray(lower, part);
  }

  private static DoubleVector signed(DoubleVector x, DoubleVector sign) {
    LongVector bit = sign.reinterpretAsLongs().and(Long.MIN_VALUE);
    return x.reinterpretAsLongs().lanewise(VectorOperators.OR, bit).reinterpretAsDoubles();
  }

  private void rotate(int part, int k, int l, double[] g, int gAt) {
    DoubleVector cos = DoubleVector.fromArray(SPECIES, cosine, part);
    DoubleVector up = DoubleVector.fromArray(SPECIES, upper, part);
    DoubleVector low = DoubleVector.fromArray(SPECIES, lower, part);
    for (int m = 0; m < k; m++) {
      rotatePair(cos, up, low, g, gAt + (m * d + k) * LANES, gAt + (m * d + l) * LANES);
    }
    for (int m = k + 1; m < l; m++) {
      rotatePair(cos, up, low, g, gAt + (k * d + m) * LANES, gAt + (m * d + l) * LANES);
    }
    for (int m = l + 1; m < d; m++) {
      rotatePair(cos, up, low, g, gAt + (k * d + m) * LANES, gAt + (l * d + m) * LANES);
    }
    int kk = gAt + (k * d + k) * LANES;
    int ll = gAt + (l * d + l) * LANES;
    int kl = gAt + (k * d + l) * LANES;
    DoubleVector a = DoubleVector.fromArray(SPECIES, g, kk);
    DoubleVector b = DoubleVector.fromArray(SPECIES, g, ll);
    DoubleVector c = DoubleVector.fromArray(SPECIES, g, kl);
    DoubleVector ka = up.fma(c, cos.mul(a));
    DoubleVector kc = up.fma(b, cos.mul(c));
    up.fma(kc, cos.mul(ka)).intoArray(g, kk);
    DoubleVector lb = low.fma(c, cos.mul(b));
    DoubleVector lc = low.fma(a, cos.mul(c));
    low.fma(lc, cos.mul(lb)).intoArray(g, ll);
    // cos row_l + low row_k, times row k turned: zero for lanes that were turned, what it was for the others
    cos.fma(lc, up.mul(lb)).intoArray(g, kl);
  }

  private void rotateRows(int part, double[] j, int kAt, int lAt) {
    DoubleVector cos = DoubleVector.fromArray(SPECIES, cosine, part);
    DoubleVector up = DoubleVector.fromArray(SPECIES, upper, part);
    DoubleVector low = DoubleVector.fromArray(SPECIES, lower, part);
    for (int i = 0; i < d; i++) {
      rotatePair(cos, up, low, j, kAt + i * LANES, lAt + i * LANES);
    }
  }

  private static void rotatePair(
      DoubleVector cos, DoubleVector up, DoubleVector low, double[] x, int kAt, int lAt) {
    DoubleVector xk = DoubleVector.fromArray(SPECIES, x, kAt);
    DoubleVector xl = DoubleVector.fromArray(SPECIES, x, lAt);
    up.fma(xl, cos.mul(xk)).intoArray(x, kAt);
    low.fma(xk, cos.mul(xl)).intoArray(x, lAt);
  }
}
