package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Jacobi's method for the rows of P = D P̂, D = diag(2^{e_k}): from Ĝ = P̂ P̂ᵀ it finds the rotation J that makes the
 * rows of J P orthogonal, in decreasing order of length. Rows may differ in scale by any factor: only ratios ρ_kl =
 * 2^{e_l - e_k} enter, and what is rotated is Ĵ = D⁻¹ J D and Ĝ. If Ĝ is well conditioned all lengths have a small
 * relative error, the smallest too (Demmel and Veselić: Jacobi's method is more accurate than QR; SIAM J. Matrix Anal.
 * Appl. 13, 1992).
 *
 * <p>A pair of rows is turned in the lanes where they are out of order, or where the cosine of their angle exceeds
 * {@value #TOLERANCE}; the other lanes keep what they have.
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
  /** d, or d + 1 if that is odd: who plays in the tournament of pairs. */
  private final int players;
  private final int rounds;
  private final int[] pairs;
  /** The rotations of a round. */
  private final double[] cosine;
  private final double[] upper;
  private final double[] lower;
  /** How far the pairs of a round are from being done, lane by lane; negative if they are. */
  private final double[] excess;
  /** Pairs of the round that are turned in some lane; whether there was one in the sweep. */
  private final boolean[] busy;
  private boolean turned;
  /** Half the difference of the squared lengths of a pair: negative if they are out of order. */
  private final double[] gap;
  private final LaneStage[] stages = {this::examine, this::angles, this::choices, this::rotations, this::rotateRows};
  private double[] g;
  private int gAt;
  private double[] rho;
  private int rhoAt;
  private double[] j;
  private int jAt;

  /** For matrices of a width. */
  public LaneJacobi(int d) {
    this.d = d;
    this.players = d + d % 2;
    this.rounds = players - 1;
    this.pairs = tournament();
    this.excess = new double[players / 2 * LANES];
    this.busy = new boolean[players / 2];
    this.gap = new double[players / 2 * LANES];
    this.cosine = new double[players / 2 * LANES];
    this.upper = new double[players / 2 * LANES];
    this.lower = new double[players / 2 * LANES];
  }

  /** Rounds of disjoint pairs k d + l, k less than l: each pair comes once; -1 where one sits out, for odd d. */
  private int[] tournament() {
    int[] result = new int[rounds * players / 2];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < players / 2; i++) {
        int first = i == 0 ? rounds : (round + i) % rounds;
        int second = (round + rounds - i) % rounds;
        int k = Math.min(first, second);
        int l = Math.max(first, second);
        result[round * players / 2 + i] = l < d ? k * d + l : -1;
      }
    }
    return result;
  }

  /**
   * Diagonalises. Matrices are laid out as {@link LaneMatrices} says; {@code at} is the lane the vector starts with.
   *
   * @param g Ĝ, its part on and above the diagonal, at {@code gAt}; destroyed
   * @param rho ρ_kl at {@code rhoAt + (k * d + l) * LANES} and 1/ρ_kl at {@code rhoAt + (l * d + k) * LANES}, for
   *     k less than l; no less than 2⁻⁴⁸⁰
   * @param j receives Ĵ at {@code jAt}
   * @return sweeps begun, the last of which turned nothing, at most {@value #MAX_SWEEPS}
   */
  public int diagonalise(int part, double[] g, int gAt, double[] rho, int rhoAt, double[] j, int jAt) {
    this.g = g;
    this.gAt = gAt;
    this.rho = rho;
    this.rhoAt = rhoAt;
    this.j = j;
    this.jAt = jAt;
    identity(j, jAt);
    int sweep = 0;
    do {
      turned = false;
      for (int round = 0; round < rounds; round++) {
        for (LaneStage stage : stages) {
          stage.run(part, round * players / 2, 0);
        }
      }
      sweep++;
    } while (turned && sweep < MAX_SWEEPS);
    clearSigns(j, jAt);
    return sweep;
  }

  /**
   * Zeros lose their signs. Lanes that were done still got rotations by nothing, which may have changed the signs of
   * zeros: neighbours would show.
   */
  private void clearSigns(double[] j, int jAt) {
    for (int i = 0; i < d * d; i++) {
      int at = jAt + i * LANES;
      DoubleVector.fromArray(SPECIES, j, at).add(0).intoArray(j, at);
    }
  }

  private void identity(double[] j, int jAt) {
    for (int i = 0; i < d * d; i++) {
      DoubleVector.broadcast(SPECIES, i % (d + 1) == 0 ? 1 : 0).intoArray(j, jAt + i * LANES);
    }
  }

  /** Finds the pairs of a round that are to be turned in any lane. */
  private void examine(int part, int first, int unused) {
    for (int i = 0; i < players / 2; i++) {
      int pair = pairs[first + i];
      busy[i] = pair >= 0 && toTurn(i * LANES + part, pair / d, pair % d);
      turned |= busy[i];
    }
  }

  private boolean toTurn(int to, int k, int l) {
    DoubleVector a = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + k) * LANES);
    DoubleVector b = DoubleVector.fromArray(SPECIES, g, gAt + (l * d + l) * LANES);
    DoubleVector c = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + l) * LANES);
    DoubleVector r = DoubleVector.fromArray(SPECIES, rho, rhoAt + (k * d + l) * LANES);
    // adding 0 takes the sign from zeros: not negative is not done
    DoubleVector found = c.fma(c, a.mul(-TOLERANCE_SQUARED).mul(b)).max(r.mul(r).fma(b, a.mul(-ORDER_SLACK))).add(0);
    found.intoArray(excess, to);
    return found.compare(VectorOperators.GE, 0).anyTrue();
  }

  /** Half-angles of a round's rotations. Their pairs are disjoint, so that roots and divisions of several overlap. */
  private void angles(int part, int first, int unused) {
    for (int i = 0; i < players / 2; i++) {
      int pair = pairs[first + i];
      if (busy[i]) {
        angle(i * LANES + part, pair / d, pair % d);
      }
    }
  }

  /**
   * The rotation of rows k and l with cosine c and sine s. Row k becomes c row_k + s row_l, in scaled rows c r̂_k + ρ
   * s r̂_l. Row l becomes c row_l - s row_k, in scaled rows c r̂_l - (s/ρ) r̂_k. Here: the larger one of c and |s|,
   * and s/ρ if that is c.
   */
  private void angle(int to, int k, int l) {
    // with 0 added a zero has the sign of none: neighbours may have changed it
    DoubleVector c = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + l) * LANES).add(0);
    DoubleVector r = DoubleVector.fromArray(SPECIES, rho, rhoAt + (k * d + l) * LANES);
    DoubleVector b = DoubleVector.fromArray(SPECIES, g, gAt + (l * d + l) * LANES);
    DoubleVector delta = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + k) * LANES).sub(r.mul(r).mul(b)).mul(0.5);
    DoubleVector rc = r.mul(c);
    DoubleVector root = delta.fma(delta, rc.mul(rc)).sqrt().max(TINY);
    DoubleVector half = DoubleVector.broadcast(SPECIES, 0.5).div(root);
    DoubleVector big = delta.abs().add(root).max(2 * TINY).mul(half).sqrt();
    delta.intoArray(gap, to);
    big.intoArray(cosine, to);
    // half rc / big is the smaller one, with the sign of c
    c.mul(half).div(big).intoArray(lower, to);
  }

  /** Rows that are out of order change places; lanes that are done stay. */
  private void choices(int part, int first, int unused) {
    for (int i = 0; i < players / 2; i++) {
      int pair = pairs[first + i];
      if (busy[i]) {
        choice(i * LANES + part, pair / d, pair % d);
      }
    }
  }

  // Choices are made in bits, in one method: masks, and methods that take vectors, are not always compiled away.

  private void choice(int at, int k, int l) {
    LongVector going = DoubleVector.fromArray(SPECIES, excess, at).reinterpretAsLongs()
        .lanewise(VectorOperators.ASHR, 63).not();
    LongVector swap = DoubleVector.fromArray(SPECIES, gap, at).reinterpretAsLongs().lanewise(VectorOperators.ASHR, 63);
    LongVector sign = DoubleVector.fromArray(SPECIES, g, gAt + (k * d + l) * LANES).add(0).reinterpretAsLongs()
        .and(Long.MIN_VALUE);
    DoubleVector r = DoubleVector.fromArray(SPECIES, rho, rhoAt + (k * d + l) * LANES);
    DoubleVector scaled = DoubleVector.fromArray(SPECIES, lower, at);
    LongVector big = DoubleVector.fromArray(SPECIES, cosine, at).reinterpretAsLongs();
    LongVector signedBig = big.lanewise(VectorOperators.OR, sign);
    LongVector small = scaled.mul(r).reinterpretAsLongs();
    // x ^ ((x ^ y) & swap) is y where rows change places, else x
    LongVector sine = small.lanewise(VectorOperators.XOR, small.lanewise(VectorOperators.XOR, signedBig).and(swap));
    sine.reinterpretAsDoubles().mul(r).reinterpretAsLongs().and(going).reinterpretAsDoubles().intoArray(upper, at);
    LongVector straight = scaled.reinterpretAsLongs();
    LongVector crossed = signedBig.reinterpretAsDoubles()
        .mul(DoubleVector.fromArray(SPECIES, rho, rhoAt + (l * d + k) * LANES)).reinterpretAsLongs();
    straight.lanewise(VectorOperators.XOR, straight.lanewise(VectorOperators.XOR, crossed).and(swap))
        .lanewise(VectorOperators.XOR, Long.MIN_VALUE).and(going).reinterpretAsDoubles().intoArray(lower, at);
    LongVector turned = big.lanewise(VectorOperators.XOR,
        big.lanewise(VectorOperators.XOR, small.and(Long.MAX_VALUE)).and(swap));
    LongVector one = DoubleVector.broadcast(SPECIES, 1).reinterpretAsLongs();
    one.lanewise(VectorOperators.XOR, one.lanewise(VectorOperators.XOR, turned).and(going)).reinterpretAsDoubles()
        .intoArray(cosine, at);
  }

  private void rotations(int part, int first, int unused) {
    for (int i = 0; i < players / 2; i++) {
      int pair = pairs[first + i];
      if (busy[i]) {
        rotate(i * LANES + part, pair / d, pair % d);
      }
    }
  }

  private void rotate(int from, int k, int l) {
    int row = d * LANES;
    int kRow = gAt + k * row;
    int lRow = gAt + l * row;
    turn(from, g, k, gAt + k * LANES, row, gAt + l * LANES, row);
    turn(from, g, l - k - 1, kRow + (k + 1) * LANES, LANES, kRow + row + l * LANES, row);
    turn(from, g, d - l - 1, kRow + (l + 1) * LANES, LANES, lRow + (l + 1) * LANES, LANES);
    rotateCorner(from, kRow + k * LANES, kRow + l * LANES, lRow + l * LANES);
  }

  /** Turns {@code count} pairs of entries, those of row k and of row l each so many apart. */
  private void turn(int from, double[] x, int count, int kAt, int kStep, int lAt, int lStep) {
    DoubleVector cos = DoubleVector.fromArray(SPECIES, cosine, from);
    DoubleVector up = DoubleVector.fromArray(SPECIES, upper, from);
    DoubleVector low = DoubleVector.fromArray(SPECIES, lower, from);
    int atK = kAt;
    int atL = lAt;
    for (int i = 0; i < count; i++) {
      DoubleVector xk = DoubleVector.fromArray(SPECIES, x, atK);
      DoubleVector xl = DoubleVector.fromArray(SPECIES, x, atL);
      up.fma(xl, cos.mul(xk)).intoArray(x, atK);
      low.fma(xk, cos.mul(xl)).intoArray(x, atL);
      atK += kStep;
      atL += lStep;
    }
  }

  private void rotateCorner(int from, int kk, int kl, int ll) {
    DoubleVector cos = DoubleVector.fromArray(SPECIES, cosine, from);
    DoubleVector up = DoubleVector.fromArray(SPECIES, upper, from);
    DoubleVector low = DoubleVector.fromArray(SPECIES, lower, from);
    DoubleVector a = DoubleVector.fromArray(SPECIES, g, kk);
    DoubleVector b = DoubleVector.fromArray(SPECIES, g, ll);
    DoubleVector c = DoubleVector.fromArray(SPECIES, g, kl);
    up.fma(up.fma(b, cos.mul(c)), cos.mul(up.fma(c, cos.mul(a)))).intoArray(g, kk);
    DoubleVector lb = low.fma(c, cos.mul(b));
    DoubleVector lc = low.fma(a, cos.mul(c));
    low.fma(lc, cos.mul(lb)).intoArray(g, ll);
    // row l turned times row k turned: zero for lanes that were turned, what it was for the others
    cos.fma(lc, up.mul(lb)).intoArray(g, kl);
  }

  private void rotateRows(int part, int first, int unused) {
    for (int i = 0; i < players / 2; i++) {
      int pair = pairs[first + i];
      if (busy[i]) {
        turn(i * LANES + part, j, d, jAt + pair / d * d * LANES, LANES, jAt + pair % d * d * LANES, LANES);
      }
    }
  }
}
