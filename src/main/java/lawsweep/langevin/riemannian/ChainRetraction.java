package lawsweep.langevin.riemannian;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import lawsweep.lanes.LaneGradedProduct;
import lawsweep.lanes.LaneJacobi;
import lawsweep.lanes.LaneMatrices;
import lawsweep.lanes.LanePolar;
import lawsweep.lanes.LaneReflectors;
import lawsweep.lanes.LaneRoots;
import lawsweep.lanes.LaneStage;
import lawsweep.langevin.cell.Break;

/**
 * Balances displaced factors: finds the balanced factors W_p = Q_p Λ Q_{p-1}ᵀ with the same product, on the orbit of
 * positive definite gauges X_{p+1} g_p, g_p⁻¹ X_p. There is a closed form. With the product X_N ⋯ X_1 = U Λ^N Vᵀ,
 * balanced factors with this product satisfy g_p⁻¹ X_p ⋯ X_1 = Q_p Λ^p Vᵀ, so g_p Q_p = X_p ⋯ X_1 V Λ^{-p}. That is,
 * Q_p is the orthogonal polar factor of the right-hand side. This is a retraction of second order: at full rank the
 * displacement is normal to the manifold up to third order in its size.
 *
 * <p>How it is computed: X_1 = Q̃_1 R_1, X_2 Q̃_1 = Q̃_2 R_2, …, so that the product is Q̃_N R_N ⋯ R_1 and tiny
 * singular values keep their digits. Then comes Jacobi's method for the rows of R_N ⋯ R_1. With J the rotation that
 * Jacobi's method found, X_p ⋯ X_1 V Λ^{-p} = Q̃_p (R_N ⋯ R_{p+1})⁻¹ J Λ^{N-p}. So the rest is triangular solves from
 * p = N-1 down, columns taken to unit length, and the orthogonal factor. For that, one round of Newton and Schulz's
 * iteration makes the columns orthogonal up to fourth order, and a QR factorisation up to rounding. Unit columns and
 * this ending change Q_p at the fourth order only, and both are as good at det W = 0 as elsewhere.
 *
 * <p>Rank r below d: only the leading r singular values are kept, the best approximation of that rank. Frames are
 * completed to orthogonal matrices. Between rank 1 and d the displacement has a part along the orbit of second order in
 * its size, a product of independent noises: its mean is zero, and the weak order stands. Cost a replica: about 6 N d³
 * flops, and Jacobi's sweeps of 6 d³.
 */
final class ChainRetraction {

  /** Products of more factors are computed with scaled rows. */
  private static final int SCALED_DEPTH = 8;
  private static final double TINY_LENGTH = 1e-290;

  private final int d;
  private final int depth;
  private final int rank;
  private final boolean inner;
  private final LaneReflectors reflectors;
  private final LaneGradedProduct product;
  private final LaneJacobi jacobi;
  private final LanePolar polar;
  private final LaneRoots roots;
  private final double[] inverses;
  private final double[] gram;
  /** Ĵ, then J. */
  private final double[] rotation;
  private final double[] right;
  private final double[] z;
  private final double[] length;
  private final double[] next;
  private final LaneStage[] perFactor = {this::reflect, this::carry, this::turnFrame, this::accumulate};
  private final LaneStage[] stages =
      {this::factor, this::diagonalise, this::rightVectors, this::turnRight, this::unscale, this::turnLeft,
          this::turnInner};
  private final LaneStage[] perLevel = {this::solve, this::approach, this::orthogonalise, this::turnLevel};
  private double[] y;
  private ChainState state;
  /** How many pieces of a retraction that broke off are done. */
  private int pieces;

  public ChainRetraction(int d, int depth, int rank, boolean inner) {
    this.d = d;
    this.depth = depth;
    this.rank = rank;
    this.inner = inner;
    this.reflectors = new LaneReflectors(d);
    this.product = new LaneGradedProduct(d, depth > SCALED_DEPTH);
    this.jacobi = new LaneJacobi(d);
    this.polar = new LanePolar(d);
    this.roots = new LaneRoots(depth);
    this.inverses = new double[depth * d * LANES];
    this.gram = new double[d * d * LANES];
    this.rotation = new double[d * d * LANES];
    this.right = new double[d * d * LANES];
    this.z = new double[d * d * LANES];
    this.length = new double[d * LANES];
    this.next = new double[d * d * LANES];
  }

  /**
   * Moves a state to the balanced factors of Q_s Y_s Q_{s-1}ᵀ.
   *
   * @param part the first lane
   * @param y the displaced factors in the frames of {@code state}; destroyed
   */
  public void retract(int part, double[] y, ChainState state) {
    this.y = y;
    this.state = state;
    for (LaneStage stage : stages) {
      stage.run(part, 0, 0);
    }
  }

  /**
   * The same in pieces, for large factors: breaks off after any of them where it is asked to.
   *
   * @return true if it is done; false if not: then the next call, with the same values, goes on
   */
  boolean retract(int part, double[] y, ChainState state, Break pause) {
    this.y = y;
    this.state = state;
    int all = depth + stages.length - 2 + (inner ? depth - 1 : 0);
    while (pieces < all) {
      piece(part, pieces);
      pieces++;
      if (pieces < all && pause.due()) {
        return false;
      }
    }
    pieces = 0;
    return true;
  }

  /** Forgets a retraction that broke off. */
  void begin() {
    pieces = 0;
  }

  /** The first stage factor by factor, the last one level by level, those between as they are. */
  private void piece(int part, int number) {
    int level = number - depth - (stages.length - 2);
    if (number < depth) {
      factor(part, number + 1);
    } else if (level < 0) {
      stages[number - depth + 1].run(part, 0, 0);
    } else {
      if (level == 0) {
        startInner(part);
      }
      turnInner(part, depth - 1 - level);
    }
  }

  /** Makes frames orthogonal that are so up to rounding. */
  void polish(int part, ChainState state) {
    for (int f = 0; f < state.frameCount(); f++) {
      polar.approach(part, state.frames, f * d * d * LANES + part);
    }
  }

  /** Q̃_s R_s, s = 1..N; frames become Q_s Q̃_s. */
  private void factor(int part, int first, int second) {
    for (int s = 1; s <= depth; s++) {
      factor(part, s);
    }
  }

  private void factor(int part, int s) {
    for (LaneStage stage : perFactor) {
      stage.run(part, s, (s - 1) * d * d * LANES + part);
    }
  }

  private void reflect(int part, int s, int at) {
    reflectors.factor(part, y, at, inverses, (s - 1) * d * LANES + part);
  }

  private void carry(int part, int s, int at) {
    if (s < depth) {
      reflectors.applyRight(part, y, at + d * d * LANES);
    }
  }

  private void turnFrame(int part, int s, int at) {
    if (inner || s == depth) {
      reflectors.applyRight(part, state.frames, state.frameAt(s) + part);
    }
  }

  private void accumulate(int part, int s, int at) {
    if (s == 1) {
      product.start(part, y, at);
    } else {
      product.multiply(part, y, at);
    }
  }

  private void diagonalise(int part, int first, int second) {
    LaneMatrices.gramOfRows(d, product.rows(), part, gram, part);
    jacobi.diagonalise(part, gram, part, product.ratios(), part, rotation, part);
  }

  /** Rows of Ĵ P̂ are right singular vectors; their lengths give λ. */
  private void rightVectors(int part, int first, int second) {
    double[] p = product.rows();
    for (int k = 0; k < d; k++) {
      DoubleVector square = DoubleVector.zero(SPECIES);
      for (int c = 0; c < d; c++) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int i = 0; i <= c; i++) {
          sum = DoubleVector.fromArray(SPECIES, rotation, (k * d + i) * LANES + part)
              .fma(DoubleVector.fromArray(SPECIES, p, (i * d + c) * LANES + part), sum);
        }
        sum.intoArray(right, (k * d + c) * LANES + part);
        square = sum.fma(sum, square);
      }
      DoubleVector norm = square.sqrt();
      norm.intoArray(length, k * LANES + part);
      DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(norm.max(TINY_LENGTH));
      for (int c = 0; c < d; c++) {
        int at = (k * d + c) * LANES + part;
        DoubleVector.fromArray(SPECIES, right, at).mul(inverse).intoArray(right, at);
      }
    }
  }

  /** Q_0 becomes Q_0 V. */
  private void turnRight(int part, int first, int second) {
    lambda(part);
    if (rank < d) {
      completeRight(part);
    }
    LaneMatrices.multiplyByTransposed(d, state.frames, state.frameAt(0) + part, right, part, next, part);
    copy(next, part, state.frames, state.frameAt(0) + part);
  }

  private void lambda(int part) {
    if (depth > SCALED_DEPTH) {
      roots.roots(rank, length, product.exponents(), state.lambda, part);
    } else {
      roots.roots(rank, length, state.lambda, part);
    }
    for (int k = rank; k < d; k++) {
      DoubleVector.zero(SPECIES).intoArray(state.lambda, k * LANES + part);
    }
  }

  /** Rows r.. of the right vectors: an orthonormal basis of what is orthogonal to the others. */
  private void completeRight(int part) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        DoubleVector entry = j < rank ? DoubleVector.fromArray(SPECIES, right, (j * d + i) * LANES + part) : zero;
        entry.intoArray(z, (i * d + j) * LANES + part);
      }
    }
    reflectors.factor(part, z, part, length, part);
    setIdentity(part, z);
    reflectors.applyRight(part, z, part);
    for (int k = rank; k < d; k++) {
      for (int i = 0; i < d; i++) {
        DoubleVector.fromArray(SPECIES, z, (i * d + k) * LANES + part).intoArray(right, (k * d + i) * LANES + part);
      }
    }
  }

  private void setIdentity(int part, double[] x) {
    for (int e = 0; e < d * d; e++) {
      DoubleVector.broadcast(SPECIES, e % (d + 1) == 0 ? 1 : 0).intoArray(x, e * LANES + part);
    }
  }

  /**
   * J = D Ĵ D⁻¹. Where a ratio is out of range J is 0 above the diagonal. Its entries there are multiplied by inverse
   * ratios on the way down to Q_1, and ones that are too large would take over.
   */
  private void unscale(int part, int first, int second) {
    if (depth <= SCALED_DEPTH) {
      return;
    }
    double[] rho = product.ratios();
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        int at = (k * d + l) * LANES + part;
        // 2^{e_k - e_l} is the ratio (l, k)
        DoubleVector scale = DoubleVector.fromArray(SPECIES, rho, (l * d + k) * LANES + part);
        if (k < l) {
          scale = scale.blend(0, scale.compare(VectorOperators.GE, 1 / LaneGradedProduct.SMALLEST_RATIO));
        }
        DoubleVector.fromArray(SPECIES, rotation, at).mul(scale).intoArray(rotation, at);
      }
    }
  }

  /** Q_N becomes (Q_N Q̃_N) Jᵀ. */
  private void turnLeft(int part, int first, int second) {
    int at = state.frameAt(depth) + part;
    LaneMatrices.multiplyByTransposed(d, state.frames, at, rotation, part, next, part);
    copy(next, part, state.frames, at);
  }

  private void turnInner(int part, int first, int second) {
    if (!inner) {
      return;
    }
    startInner(part);
    for (int p = depth - 1; p >= 1; p--) {
      turnInner(part, p);
    }
  }

  private void turnInner(int part, int p) {
    for (LaneStage stage : perLevel) {
      stage.run(part, p, 0);
    }
  }

  /** One round towards the polar factor: what is left, of fourth order, is symmetric. */
  private void approach(int part, int p, int second) {
    copy(z, part, right, part);
    polar.approach(part, right, part);
  }

  private void orthogonalise(int part, int p, int second) {
    reflectors.factor(part, right, part, next, part);
  }

  /** Q_p becomes Q_p Q̃_p times the orthogonal factor with positive diagonal in R. */
  private void turnLevel(int part, int p, int second) {
    int at = state.frameAt(p) + part;
    reflectors.applyRight(part, state.frames, at);
    for (int k = 0; k < d; k++) {
      VectorMask<Double> negative = DoubleVector.fromArray(SPECIES, right, (k * d + k) * LANES + part)
          .compare(VectorOperators.LT, 0);
      for (int i = 0; i < d; i++) {
        int entry = at + (i * d + k) * LANES;
        DoubleVector x = DoubleVector.fromArray(SPECIES, state.frames, entry);
        x.blend(x.neg(), negative).intoArray(state.frames, entry);
      }
    }
  }

  /** Z = Jᵀ, beyond the rank the identity. */
  private void startInner(int part) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        DoubleVector entry = i < rank && j < rank
            ? DoubleVector.fromArray(SPECIES, rotation, (j * d + i) * LANES + part)
            : DoubleVector.broadcast(SPECIES, i == j ? 1 : 0);
        entry.intoArray(z, (i * d + j) * LANES + part);
      }
    }
  }

  /** Z ← R⁻¹ Z in the leading r rows and columns, columns then of unit length. */
  private void solve(int part, int p, int second) {
    int rAt = p * d * d * LANES + part;
    int inverseAt = p * d * LANES + part;
    for (int c = 0; c < rank; c++) {
      DoubleVector square = DoubleVector.zero(SPECIES);
      for (int i = rank - 1; i >= 0; i--) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, z, (i * d + c) * LANES + part);
        for (int k = i + 1; k < rank; k++) {
          DoubleVector coefficient = DoubleVector.fromArray(SPECIES, y, rAt + (i * d + k) * LANES).neg();
          sum = coefficient.fma(DoubleVector.fromArray(SPECIES, z, (k * d + c) * LANES + part), sum);
        }
        sum = sum.mul(DoubleVector.fromArray(SPECIES, inverses, inverseAt + i * LANES));
        sum.intoArray(z, (i * d + c) * LANES + part);
        square = sum.fma(sum, square);
      }
      DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(square.sqrt().max(TINY_LENGTH));
      for (int i = 0; i < rank; i++) {
        int at = (i * d + c) * LANES + part;
        DoubleVector.fromArray(SPECIES, z, at).mul(inverse).intoArray(z, at);
      }
    }
  }

  private void copy(double[] from, int fromAt, double[] to, int toAt) {
    for (int e = 0; e < d * d; e++) {
      DoubleVector.fromArray(SPECIES, from, fromAt + e * LANES).intoArray(to, toAt + e * LANES);
    }
  }
}
