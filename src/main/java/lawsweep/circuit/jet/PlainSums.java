package lawsweep.circuit.jet;

import java.util.Arrays;
import lawsweep.residue.PrimeField;

/** {@link Sums} as loops over samples, where there is no Vector API. */
final class PlainSums extends Sums {

  PlainSums(PrimeField field, int lanes) {
    super(field, lanes);
  }

  @Override
  void bothDiffer(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    inPieces(factors, nest, z, part, fresh, (piece, first) -> add(factors, piece, z, part, first));
  }

  @Override
  void leftOnce(Factors factors, LoopNest nest, Jets z, int part, boolean fresh) {
    inPieces(factors, nest, z, part, fresh, (piece, first) -> add(factors, piece, z, part, first));
  }

  private void add(Factors factors, LoopNest nest, Jets z, int part, boolean first) {
    double[] to = z.data(part);
    for (int t = 0; t < nest.size(); t++) {
      int at = z.at(part) + nest.z(t) * lanes;
      if (first) {
        Arrays.fill(to, at, at + lanes, 0);
      }
      for (int i = factors.first(); i < factors.last(); i++) {
        for (int r = 0; r < nest.sums(); r++) {
          int ix = factors.atLeft(i) + (nest.x(t) + nest.sumX(r)) * factors.stepLeft(i);
          int iy = factors.atRight(i) + (nest.y(t) + nest.sumY(r)) * factors.stepRight(i);
          along(factors, i, nest.inner(), new int[] {ix, iy}, to, at);
        }
      }
    }
  }

  /** Adds the products along the innermost index. */
  private void along(Factors factors, int pair, LoopNest.Index inner, int[] from, double[] to, int at) {
    double sign = pair < factors.negatives() ? -1 : 1;
    double[] x = factors.left(pair);
    double[] y = factors.right(pair);
    int ix = from[0];
    int iy = from[1];
    for (int k = 0; k < inner.extent(); k++) {
      if (factors.stepLeft(pair) == 1) {
        addOnce(sign * x[ix], y, iy, to, at);
      } else {
        for (int l = 0; l < lanes; l++) {
          to[at + l] += sign * x[ix + l] * y[iy + l];
        }
      }
      ix += inner.x() * factors.stepLeft(pair);
      iy += inner.y() * factors.stepRight(pair);
    }
  }

  private void addOnce(double factor, double[] y, int iy, double[] to, int at) {
    for (int l = 0; l < lanes; l++) {
      to[at + l] += factor * y[iy + l];
    }
  }

  @Override
  void addAlike(Jets x, double c, Jets z, int part, boolean fresh) {
    double[] from = x.data(part);
    double[] to = z.data(part);
    int atX = x.at(part);
    int atZ = z.at(part);
    for (int i = 0; i < z.length(part); i++) {
      to[atZ + i] = field.reduce((fresh ? 0 : to[atZ + i]) + c * from[atX + i]);
    }
  }
}
