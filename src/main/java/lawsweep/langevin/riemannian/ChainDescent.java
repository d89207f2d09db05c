package lawsweep.langevin.riemannian;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.cell.Energy;

/**
 * Adds -h ∂L/∂W_s to factors in the frame of singular vectors, L(W_N, …, W_1) = E(W_N ⋯ W_1). Entry (k, l) of
 * level s is λ_k^{N-s} G_kl λ_l^{s-1} with G = Q_Nᵀ E'(W) Q_0 (papers/004, (3.6)). The confinement of an energy
 * needs no frames: its part of G is c Λ^N.
 */
final class ChainDescent {

  private final boolean none;
  private final double confinement;
  private final List<Energy.Entry> fit;
  private final int d;
  private final int depth;
  private final int rank;
  /** λ_k^j at ((k N) + j) LANES, j = 0..N-1. */
  private final double[] powers;
  private final double[] sigma;
  private final double[] scaled;
  private final double[] w;
  private final double[] gradient;

  ChainDescent(Energy energy, int d, int depth, int rank) {
    this.none = energy.isNone();
    this.confinement = energy.confinement();
    this.fit = energy.fit();
    this.d = d;
    this.depth = depth;
    this.rank = rank;
    this.powers = new double[d * depth * LANES];
    this.sigma = new double[d * LANES];
    this.scaled = new double[d * d * LANES];
    this.w = new double[d * d * LANES];
    this.gradient = new double[d * d * LANES];
  }

  /** Adds to {@code y}, the factors of a batch, for the lanes from {@code part}. */
  void add(int part, ChainState state, double h, double[] y) {
    if (none) {
      return;
    }
    powers(part, state.lambda);
    if (confinement != 0) {
      addConfinement(part, h * confinement, y);
    }
    if (!fit.isEmpty()) {
      fitGradient(part, state);
      for (int s = 1; s <= depth; s++) {
        addFit(part, s, h, y);
      }
    }
  }

  private void powers(int part, double[] lambda) {
    for (int k = 0; k < d; k++) {
      DoubleVector l = DoubleVector.fromArray(SPECIES, lambda, k * LANES + part);
      DoubleVector power = DoubleVector.broadcast(SPECIES, 1);
      for (int j = 0; j < depth; j++) {
        power.intoArray(powers, (k * depth + j) * LANES + part);
        power = power.mul(l);
      }
      power.intoArray(sigma, k * LANES + part);
    }
  }

  private void addConfinement(int part, double hc, double[] y) {
    for (int k = 0; k < rank; k++) {
      DoubleVector move = DoubleVector.fromArray(SPECIES, sigma, k * LANES + part)
          .mul(DoubleVector.fromArray(SPECIES, powers, (k * depth + depth - 1) * LANES + part)).mul(-hc);
      for (int s = 0; s < depth; s++) {
        int at = ((s * d + k) * d + k) * LANES + part;
        DoubleVector.fromArray(SPECIES, y, at).add(move).intoArray(y, at);
      }
    }
  }

  /** G of the fitted entries. */
  private void fitGradient(int part, ChainState state) {
    double[] q = state.frames;
    int left = state.frameAt(depth) + part;
    int right = state.frameAt(0) + part;
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        int at = (i * d + k) * LANES;
        DoubleVector.fromArray(SPECIES, q, left + at).mul(DoubleVector.fromArray(SPECIES, sigma, k * LANES + part))
            .intoArray(scaled, at + part);
      }
    }
    LaneMatrices.multiplyByTransposed(d, scaled, part, q, right, w, part);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int e = 0; e < d * d; e++) {
      zero.intoArray(gradient, e * LANES + part);
    }
    for (Energy.Entry e : fit) {
      int at = (e.row() * d + e.column()) * LANES + part;
      DoubleVector.fromArray(SPECIES, w, at).sub(e.target()).intoArray(gradient, at);
    }
    LaneMatrices.multiply(d, gradient, part, q, right, scaled, part);
    LaneMatrices.multiplyTransposed(d, q, left, scaled, part, gradient, part);
  }

  private void addFit(int part, int s, double h, double[] y) {
    for (int k = 0; k < d; k++) {
      DoubleVector row = DoubleVector.fromArray(SPECIES, powers, (k * depth + depth - s) * LANES + part).mul(-h);
      // two vanishing singular values stay: directions (k, l) beyond the rank are not of the manifold
      for (int l = 0; l < (k < rank ? d : rank); l++) {
        DoubleVector column = DoubleVector.fromArray(SPECIES, powers, (l * depth + s - 1) * LANES + part);
        int at = (((s - 1) * d + k) * d + l) * LANES + part;
        DoubleVector.fromArray(SPECIES, gradient, (k * d + l) * LANES + part).mul(row)
            .fma(column, DoubleVector.fromArray(SPECIES, y, at)).intoArray(y, at);
      }
    }
  }
}
