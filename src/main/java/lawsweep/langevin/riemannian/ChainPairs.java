package lawsweep.langevin.riemannian;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneStage;

/**
 * Writes the factors, displaced tangentially, in the frame of singular vectors: Y_s = Λ + X_s, X_s = Q_sᵀ δW_s Q_{s-1}.
 * There the tangent space of the balanced manifold splits by pairs of indices k, l, and costs O(N) each:
 *
 * <ul>
 *   <li>orbit directions (the gauge): X_s(k,l) = b_s λ_l - b_{s-1} λ_k, X_s(l,k) = -b_s λ_k + b_{s-1} λ_l,
 *       b_0 = b_N = 0. The square of their length is 2 bᵀ T b with T tridiagonal, diagonal λ_k² + λ_l², off the
 *       diagonal -λ_k λ_l. A standard normal vector of this space has b with covariance (2T)⁻¹. That is one solve with
 *       the Cholesky factor, whose pivots are g_s/g_{s-1}, g_s = Σ_j λ_k^{2(s-j)} λ_l^{2j}: sums of positive numbers.
 *       This replaces the projection of N d² normals by (N-1) d (d-1)/2 of them.
 *   <li>horizontal directions: X_s(k,l) = z_kl λ_k^{N-s} λ_l^{s-1}/√h_kl, h_kl = g_{N-1}:
 *       papers/004, Theorem 14, one normal for each entry.
 *   <li>entropic drift, for the end-to-end matrix alone: grad S moves λ_k by Σ_l T_kl/(N λ_k),
 *       T_kl = Σ_j g_j λ_k^{2(N-1-j)}/h_kl, (12.8) in a form without cancellation.
 * </ul>
 *
 * <p>Everything is written with ratios λ_l/λ_k of the smaller to the larger, so nothing overflows at any depth.
 */
final class ChainPairs {

  /** Stands for a vanishing singular value where it is divided by. */
  private static final double TINY = 1e-150;

  private final int d;
  private final int depth;
  private final int rank;
  /** ρ^j, j = 0..N. */
  private final double[] powers;
  /** g_j in units of λ_k^{2j}, j = 0..N-1. */
  private final double[] sums;
  /** 1/√g_j, in the same units. */
  private final double[] inverseRoots;
  /** b_s, s = 0..N. */
  private final double[] gauge;
  private final double[] inverse;
  /** Σ_l T_kl. */
  private final double[] repulsion;
  /** What is done for each pair. */
  private final LaneStage[] stages = {this::ratios, this::gauge, this::entries, this::repel};
  private double[] lambda;
  private double[] z;
  /** Where the normals of a step begin. */
  private int from;
  private double[] y;
  private double orbit;
  private double horizontal;
  private double entropy;

  ChainPairs(int d, int depth, int rank) {
    this.d = d;
    this.depth = depth;
    this.rank = rank;
    this.powers = new double[(depth + 1) * LANES];
    this.sums = new double[Math.max(depth, 1) * LANES];
    this.inverseRoots = new double[sums.length];
    this.gauge = new double[(depth + 1) * LANES];
    this.inverse = new double[d * LANES];
    this.repulsion = new double[d * LANES];
  }

  /** Normals a step needs: one for each entry, then depth - 1 for each pair if the orbit is noisy. */
  static int normals(int d, int depth, boolean orbit) {
    return d * d + (orbit ? (depth - 1) * (d * (d - 1) / 2) : 0);
  }

  /**
   * From now on a step has these normals, which are read where they lie: entry (k, l) at
   * {@code start + (k d + l) LANES}, then pair after pair.
   */
  void noise(double[] numbers, int start) {
    z = numbers;
    from = start;
  }

  /**
   * Writes Y_1..Y_N.
   *
   * @param part the first lane
   * @param lambda λ
   * @param orbit amplitude of the orbit's noise, √(2h/β); 0 for none
   * @param horizontal amplitude of the horizontal noise, √(2hκ/β)
   * @param entropy h/β for the entropic drift, 0 for none
   * @param y receives the factors
   */
  void displace(int part, double[] lambda, double orbit, double horizontal, double entropy, double[] y) {
    this.lambda = lambda;
    this.y = y;
    this.orbit = orbit;
    this.horizontal = horizontal;
    this.entropy = entropy;
    for (int k = 0; k < d; k++) {
      DoubleVector l = DoubleVector.fromArray(SPECIES, lambda, k * LANES + part);
      DoubleVector.broadcast(SPECIES, 1).div(l.max(TINY)).intoArray(inverse, k * LANES + part);
      DoubleVector.zero(SPECIES).intoArray(repulsion, k * LANES + part);
      diagonal(part, k, l);
    }
    for (int k = 0; k < d - 1; k++) {
      for (int l = k + 1; l < d; l++) {
        if (k < rank) {
          for (LaneStage stage : stages) {
            stage.run(part, k, l);
          }
        } else {
          clear(part, k, l);
        }
      }
    }
    for (int k = 0; k < rank && entropy != 0; k++) {
      drift(part, k);
    }
  }

  /** Where the pair's normals for the orbit begin. */
  private int orbitNormals(int k, int l) {
    int pairsBefore = k * d - k * (k + 1) / 2 + l - k - 1;
    return from + (d * d + pairsBefore * (depth - 1)) * LANES;
  }

  private int at(int s, int k, int l) {
    return (((s - 1) * d + k) * d + l) * LANES;
  }

  private void diagonal(int part, int k, DoubleVector value) {
    DoubleVector moved = value;
    if (k < rank && horizontal != 0) {
      moved = DoubleVector.fromArray(SPECIES, z, from + (k * d + k) * LANES + part)
          .fma(DoubleVector.broadcast(SPECIES, horizontal / Math.sqrt(depth)), value);
    }
    for (int s = 1; s <= depth; s++) {
      moved.intoArray(y, at(s, k, k) + part);
    }
  }

  private void clear(int part, int k, int l) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int s = 1; s <= depth; s++) {
      zero.intoArray(y, at(s, k, l) + part);
      zero.intoArray(y, at(s, l, k) + part);
    }
  }

  private void ratios(int part, int k, int l) {
    DoubleVector rho = DoubleVector.fromArray(SPECIES, lambda, l * LANES + part)
        .mul(DoubleVector.fromArray(SPECIES, inverse, k * LANES + part));
    DoubleVector power = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int j = 0; j < depth; j++) {
      power.intoArray(powers, j * LANES + part);
      sum = power.fma(power, sum);
      sum.intoArray(sums, j * LANES + part);
      DoubleVector.broadcast(SPECIES, 1).div(sum.sqrt()).intoArray(inverseRoots, j * LANES + part);
      power = power.mul(rho);
    }
  }

  /** b_s = √(g_{s-1}/(2 g_s)) z_s/λ_k + ρ (g_{s-1}/g_s) b_{s+1}, from s = N-1 down. */
  private void gauge(int part, int k, int l) {
    if (orbit == 0 || depth == 1) {
      return;
    }
    DoubleVector rho = DoubleVector.fromArray(SPECIES, powers, LANES + part);
    DoubleVector amplitude = DoubleVector.fromArray(SPECIES, inverse, k * LANES + part).mul(orbit * Math.sqrt(0.5));
    int normals = orbitNormals(k, l);
    DoubleVector b = DoubleVector.zero(SPECIES);
    b.intoArray(gauge, depth * LANES + part);
    b.intoArray(gauge, part);
    for (int s = depth - 1; s >= 1; s--) {
      // √(g_{s-1}/g_s)
      DoubleVector root = DoubleVector.fromArray(SPECIES, sums, (s - 1) * LANES + part)
          .mul(DoubleVector.fromArray(SPECIES, inverseRoots, (s - 1) * LANES + part))
          .mul(DoubleVector.fromArray(SPECIES, inverseRoots, s * LANES + part));
      DoubleVector noise = DoubleVector.fromArray(SPECIES, z, normals + (s - 1) * LANES + part).mul(amplitude);
      b = root.fma(noise, root.mul(root).mul(rho).mul(b));
      b.intoArray(gauge, s * LANES + part);
    }
  }

  private void entries(int part, int k, int l) {
    DoubleVector lk = DoubleVector.fromArray(SPECIES, lambda, k * LANES + part);
    DoubleVector ll = DoubleVector.fromArray(SPECIES, lambda, l * LANES + part);
    DoubleVector norm = DoubleVector.fromArray(SPECIES, inverseRoots, (depth - 1) * LANES + part).mul(horizontal);
    DoubleVector zkl = DoubleVector.fromArray(SPECIES, z, from + (k * d + l) * LANES + part).mul(norm);
    DoubleVector zlk = DoubleVector.fromArray(SPECIES, z, from + (l * d + k) * LANES + part).mul(norm);
    DoubleVector before = DoubleVector.zero(SPECIES);
    for (int s = 1; s <= depth; s++) {
      DoubleVector b = DoubleVector.fromArray(SPECIES, gauge, s * LANES + part);
      DoubleVector kl = b.mul(ll).sub(before.mul(lk));
      DoubleVector lkEntry = before.mul(ll).sub(b.mul(lk));
      DoubleVector.fromArray(SPECIES, powers, (s - 1) * LANES + part).fma(zkl, kl)
          .intoArray(y, at(s, k, l) + part);
      DoubleVector.fromArray(SPECIES, powers, (depth - s) * LANES + part).fma(zlk, lkEntry)
          .intoArray(y, at(s, l, k) + part);
      before = b;
    }
  }

  /** T_kl = Σ_{j=0}^{N-2} g_j/g_{N-1}, T_lk = Σ_{i=1}^{N-1} i ρ^{2i}/g_{N-1}. */
  private void repel(int part, int k, int l) {
    if (entropy == 0) {
      return;
    }
    DoubleVector first = DoubleVector.zero(SPECIES);
    DoubleVector second = DoubleVector.zero(SPECIES);
    for (int j = 1; j < depth; j++) {
      first = first.add(DoubleVector.fromArray(SPECIES, sums, (j - 1) * LANES + part));
      DoubleVector power = DoubleVector.fromArray(SPECIES, powers, j * LANES + part);
      second = power.mul(power).fma(DoubleVector.broadcast(SPECIES, j), second);
    }
    DoubleVector scale = DoubleVector.broadcast(SPECIES, 1)
        .div(DoubleVector.fromArray(SPECIES, sums, (depth - 1) * LANES + part));
    add(first.mul(scale), repulsion, k * LANES + part);
    add(second.mul(scale), repulsion, l * LANES + part);
  }

  /**
   * Moves λ_k to √(λ_k² + 2c), c = Σ_l T_kl/N times {@link #entropy}: the flow of c/λ_k. It agrees with c/λ_k to first
   * order where λ_k is large, and does not overshoot where two singular values are tiny or zero.
   */
  private void drift(int part, int k) {
    DoubleVector l = DoubleVector.fromArray(SPECIES, lambda, k * LANES + part);
    DoubleVector gain = DoubleVector.fromArray(SPECIES, repulsion, k * LANES + part).mul(2 * entropy / depth);
    DoubleVector move = gain.div(l.add(l.fma(l, gain).sqrt()).max(TINY));
    for (int s = 1; s <= depth; s++) {
      add(move, y, at(s, k, k) + part);
    }
  }

  private static void add(DoubleVector x, double[] to, int at) {
    DoubleVector.fromArray(SPECIES, to, at).add(x).intoArray(to, at);
  }
}
