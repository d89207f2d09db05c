package lawsweep.circuit.jet;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.PrimeField;

/**
 * The innermost loops: z = z + Σ ± x y mod p for all entries of a tensor and all samples, summed over pairs of parts
 * and over indices. Samples lie side by side; what is the same for all of them is held once. What comes out is reduced.
 */
final class LaneSums {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int V = SPECIES.length();

  private final PrimeField field;
  private final int lanes;
  private final int delay;
  private final double[] zeros;
  private final LaneTiles tiles;

  /**
   * Loops over samples.
   *
   * @param lanes how many, a multiple of 8
   */
  LaneSums(PrimeField field, int lanes) {
    if (lanes < 8 || lanes % 8 != 0) {
      throw new IllegalArgumentException("expected a multiple of 8 samples, got " + lanes);
    }
    this.field = field;
    this.lanes = lanes;
    this.delay = field.maxDelay();
    this.zeros = new double[4 * V];
    this.tiles = new LaneTiles(lanes);
  }

  private DoubleVector minus() {
    return DoubleVector.broadcast(SPECIES, -field.modulus());
  }

  private DoubleVector inverse() {
    return DoubleVector.broadcast(SPECIES, field.inverseModulus());
  }

  /**
   * Both factors differ from sample to sample.
   *
   * @param fresh whether z holds nothing yet
   */
  void bothDiffer(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    if (nest.flat()) {
      flat(factors, nest.size() * lanes, z, part, fresh);
      return;
    }
    inPieces(factors, nest, z, part, fresh, (piece, to) -> {
      if (tiles.byFour() > 0) {
        tiles.bothDifferByFour(factors, piece, to);
      }
      if (tiles.byFour() < lanes) {
        tiles.bothDifferByOne(factors, piece, to, tiles.byFour());
      }
    });
  }

  /**
   * The left factor is the same for all samples, the right one differs.
   *
   * @param fresh whether z holds nothing yet
   */
  void leftOnce(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    inPieces(factors, nest, z, part, fresh, (piece, to) -> {
      if (tiles.byFour() > 0) {
        leftOnceByFour(factors, piece, to);
      }
      if (tiles.byFour() < lanes) {
        tiles.leftOnceByOne(factors, piece, to, tiles.byFour());
      }
    });
  }

  private void leftOnceByFour(Factors factors, LoopNest nest, LaneTiles.Target to) {
    for (int t = 0; t < nest.size();) {
      if (t + 1 < nest.size() && nest.y(t) == nest.y(t + 1)) {
        t = tiles.leftOnceTwoByFour(factors, nest, to, t);
      } else {
        tiles.leftOnceByFour(factors, nest, to, t++);
      }
    }
  }

  private interface Loops {
    void run(LoopNest piece, LaneTiles.Target to);
  }

  /** Runs loops over as many products at once as can be added without a reduction, and reduces. */
  private void inPieces(Factors factors, LoopNest nest, Jets z, int part, boolean fresh, Loops loops) {
    boolean first = fresh;
    for (LoopNest piece : nest.pieces(delay)) {
      int pairs = delay / piece.products();
      for (int i = 0; i < factors.count(); i += pairs) {
        factors.window(i, Math.min(factors.count(), i + pairs));
        loops.run(piece, new LaneTiles.Target(z.data(part), z.at(part), first ? zeros : z.data(part), first));
        LaneReduction.reduce(field, z.data(part), z.at(part), z.length(part));
        first = false;
      }
    }
  }

  /** Entry by entry, one product for each pair. */
  private void flat(Factors factors, int n, Jets z, int part, boolean fresh) {
    DoubleVector minus = minus();
    DoubleVector inverse = inverse();
    double[] to = z.data(part);
    int atZ = z.at(part);
    int negatives = factors.negatives();
    for (int i = 0; i < factors.count(); i++) {
      double[] x = factors.left(i);
      double[] y = factors.right(i);
      int atX = factors.atLeft(i);
      int atY = factors.atRight(i);
      boolean first = fresh && i == 0;
      double[] before = first ? zeros : to;
      double sign = i < negatives ? -1 : 1;
      for (int e = 0; e < n; e += V) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, before, first ? 0 : atZ + e);
        sum = DoubleVector.fromArray(SPECIES, x, atX + e).mul(sign)
            .fma(DoubleVector.fromArray(SPECIES, y, atY + e), sum);
        LaneReduction.reduced(sum, inverse, minus).intoArray(to, atZ + e);
      }
    }
  }

  /**
   * Both factors are the same for all samples.
   *
   * @param fresh whether z holds nothing yet
   */
  void bothOnce(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
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
  void addScaled(Jets x, double c, Jets z, int part, boolean fresh) {
    double[] from = x.data(part);
    double[] to = z.data(part);
    int atX = x.at(part);
    int atZ = z.at(part);
    int n = z.length(part);
    if (x.uniform(part) != z.uniform(part)) {
      for (int i = 0; i < n; i++) {
        to[atZ + i] = field.reduce((fresh ? 0 : to[atZ + i]) + c * from[atX + i / lanes]);
      }
      return;
    }
    DoubleVector minus = minus();
    DoubleVector inverse = inverse();
    DoubleVector factor = DoubleVector.broadcast(SPECIES, c);
    int i = 0;
    for (; i + V <= n; i += V) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, fresh ? zeros : to, fresh ? 0 : atZ + i);
      LaneReduction.reduced(DoubleVector.fromArray(SPECIES, from, atX + i).fma(factor, sum), inverse, minus)
          .intoArray(to, atZ + i);
    }
    for (; i < n; i++) {
      to[atZ + i] = field.reduce((fresh ? 0 : to[atZ + i]) + c * from[atX + i]);
    }
  }
}
