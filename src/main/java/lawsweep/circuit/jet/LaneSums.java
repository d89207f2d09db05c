package lawsweep.circuit.jet;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.PrimeField;

/** {@link Sums} with the Vector API. */
final class LaneSums extends Sums {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int V = SPECIES.length();

  private final double[] zeros;
  private final LaneTiles tiles;

  /**
   * Loops over samples.
   *
   * @param lanes how many, a multiple of 8
   */
  LaneSums(PrimeField field, int lanes) {
    super(field, lanes);
    this.zeros = new double[4 * V];
    this.tiles = new LaneTiles(lanes);
  }

  private DoubleVector minus() {
    return DoubleVector.broadcast(SPECIES, -field.modulus());
  }

  private DoubleVector inverse() {
    return DoubleVector.broadcast(SPECIES, field.inverseModulus());
  }

  @Override
  void bothDiffer(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    if (nest.flat()) {
      flat(factors, nest.size() * lanes, z, part, fresh);
      return;
    }
    inPieces(factors, nest, z, part, fresh, (piece, first) -> {
      LaneTiles.Target to = target(z, part, first);
      if (tiles.byFour() > 0) {
        tiles.bothDifferByFour(factors, piece, to);
      }
      if (tiles.byFour() < lanes) {
        tiles.bothDifferByOne(factors, piece, to, tiles.byFour());
      }
    });
  }

  @Override
  void leftOnce(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    inPieces(factors, nest, z, part, fresh, (piece, first) -> {
      LaneTiles.Target to = target(z, part, first);
      if (tiles.byFour() > 0) {
        leftOnceByFour(factors, piece, to);
      }
      if (tiles.byFour() < lanes) {
        tiles.leftOnceByOne(factors, piece, to, tiles.byFour());
      }
    });
  }

  private LaneTiles.Target target(Jets z, int part, boolean first) {
    return new LaneTiles.Target(z.data(part), z.at(part), first ? zeros : z.data(part), first);
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
        VectorReduction.reduced(sum, inverse, minus).intoArray(to, atZ + e);
      }
    }
  }

  @Override
  void addAlike(Jets x, double c, Jets z, int part, boolean fresh) {
    double[] from = x.data(part);
    double[] to = z.data(part);
    int at = x.at(part);
    int atZ = z.at(part);
    int n = z.length(part);
    DoubleVector minus = minus();
    DoubleVector inverse = inverse();
    DoubleVector factor = DoubleVector.broadcast(SPECIES, c);
    int i = 0;
    for (; i + V <= n; i += V) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, fresh ? zeros : to, fresh ? 0 : atZ + i);
      VectorReduction.reduced(DoubleVector.fromArray(SPECIES, from, at + i).fma(factor, sum), inverse, minus)
          .intoArray(to, atZ + i);
    }
    for (; i < n; i++) {
      to[atZ + i] = field.reduce((fresh ? 0 : to[atZ + i]) + c * from[at + i]);
    }
  }
}
