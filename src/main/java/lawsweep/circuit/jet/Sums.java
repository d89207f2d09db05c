package lawsweep.circuit.jet;

import lawsweep.env.VectorModule;
import lawsweep.residue.PrimeField;

/**
 * The innermost loops: z = z + Σ ± x y mod p for all entries of a tensor and all samples, summed over pairs of parts
 * and over indices. Samples lie side by side; what is the same for all of them is held once. What comes out is reduced:
 * all ways to sum give the same residues.
 */
abstract class Sums {

  final PrimeField field;
  final int lanes;
  final int delay;

  /**
   * Loops over samples.
   *
   * @param lanes how many, a multiple of 8
   */
  Sums(PrimeField field, int lanes) {
    if (lanes < 8 || lanes % 8 != 0) {
      throw new IllegalArgumentException("expected a multiple of 8 samples, got " + lanes);
    }
    this.field = field;
    this.lanes = lanes;
    this.delay = field.maxDelay();
  }

  /** With the Vector API where it is there. */
  static Sums of(PrimeField field, int lanes) {
    return VectorModule.present() ? new LaneSums(field, lanes) : new PlainSums(field, lanes);
  }

  /**
   * Both factors differ from sample to sample.
   *
   * @param fresh whether z holds nothing yet
   */
  abstract void bothDiffer(Factors factors, LoopNest nest, Jets z, int part, boolean fresh);

  /**
   * The left factor is the same for all samples, the right one differs.
   *
   * @param fresh whether z holds nothing yet
   */
  abstract void leftOnce(Factors factors, LoopNest nest, Jets z, int part, boolean fresh);

  /**
   * z = z + x c for one part, which both hold alike: once for all samples, or for each.
   *
   * @param fresh whether z holds nothing yet
   */
  abstract void addAlike(Jets x, double c, Jets z, int part, boolean fresh);

  /** Adds products to z, not reduced, of the pairs in the window of the factors. */
  @FunctionalInterface
  interface Loops {

    /**
     * Adds them.
     *
     * @param fresh whether z holds nothing yet
     */
    void run(LoopNest piece, boolean fresh);
  }

  /** Runs loops over as many products at once as can be added without a reduction, and reduces. */
  final void inPieces(Factors factors, LoopNest nest, Jets z, int part, boolean fresh, Loops loops) {
    boolean first = fresh;
    for (LoopNest piece : nest.pieces(delay)) {
      int pairs = delay / piece.products();
      for (int i = 0; i < factors.count(); i += pairs) {
        factors.window(i, Math.min(factors.count(), i + pairs));
        loops.run(piece, first);
        LaneReduction.reduce(field, z.data(part), z.at(part), z.length(part));
        first = false;
      }
    }
  }

  /**
   * Both factors are the same for all samples.
   *
   * @param fresh whether z holds nothing yet
   */
  final void bothOnce(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    double[] to = z.data(part);
    for (int t = 0; t < nest.size(); t++) {
      double sum = sum(factors, nest, t);
      int at = z.at(part) + nest.z(t) * z.step(part);
      for (int l = 0; l < z.step(part); l++) {
        to[at + l] = field.reduce((fresh ? 0 : to[at + l]) + sum);
      }
    }
  }

  private double sum(Factors factors, LoopNest nest, int t) {
    double sum = 0;
    int load = 0;
    for (int i = 0; i < factors.count(); i++) {
      double sign = i < factors.negatives() ? -1 : 1;
      double[] x = factors.left(i);
      double[] y = factors.right(i);
      for (int r = 0; r < nest.sums(); r++) {
        int ix = factors.atLeft(i) + nest.x(t) + nest.sumX(r);
        int iy = factors.atRight(i) + nest.y(t) + nest.sumY(r);
        for (int k = 0; k < nest.inner().extent(); k++) {
          if (++load > delay) {
            sum = field.reduce(sum);
            load = 1;
          }
          sum += sign * x[ix] * y[iy];
          ix += nest.inner().x();
          iy += nest.inner().y();
        }
      }
    }
    return field.reduce(sum);
  }

  /**
   * z = z + x c for one part; x is held once for all samples, or z is not.
   *
   * @param fresh whether z holds nothing yet
   */
  final void addScaled(Jets x, double c, Jets z, int part, boolean fresh) {
    if (x.uniform(part) == z.uniform(part)) {
      addAlike(x, c, z, part, fresh);
      return;
    }
    double[] from = x.data(part);
    double[] to = z.data(part);
    int atX = x.at(part);
    int atZ = z.at(part);
    for (int i = 0; i < z.length(part); i++) {
      to[atZ + i] = field.reduce((fresh ? 0 : to[atZ + i]) + c * from[atX + i / lanes]);
    }
  }
}
