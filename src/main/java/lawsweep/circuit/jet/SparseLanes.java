package lawsweep.circuit.jet;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.PrimeField;

/** {@link ConstantContraction.SparseMap} with the Vector API, where samples differ. */
final class SparseLanes {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int V = SPECIES.length();

  private SparseLanes() {}

  /**
   * z += M y in one part.
   *
   * @param fresh whether z holds nothing yet
   */
  static void add(ConstantContraction.SparseMap map, Jets y, Jets z, int part, boolean fresh) {
    PrimeField field = map.field();
    int[] start = map.start();
    int[] columns = map.columns();
    double[] factors = map.factors();
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    DoubleVector inverse = DoubleVector.broadcast(SPECIES, field.inverseModulus());
    DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
    double[] from = y.data(part);
    double[] to = z.data(part);
    int lanes = y.step(part);
    int delay = field.maxDelay();
    for (int row = 0; row + 1 < start.length; row++) {
      int at = z.at(part) + row * lanes;
      for (int l = 0; l < lanes; l += V) {
        DoubleVector sum = fresh ? zero : DoubleVector.fromArray(SPECIES, to, at + l);
        for (int first = start[row]; first < start[row + 1]; first += delay) {
          int last = Math.min(start[row + 1], first + delay);
          for (int i = first; i < last; i++) {
            sum = DoubleVector.fromArray(SPECIES, from, y.at(part) + columns[i] * lanes + l)
                .fma(DoubleVector.broadcast(SPECIES, factors[i]), sum);
          }
          sum = VectorReduction.reduced(sum, inverse, minus);
        }
        sum.intoArray(to, at + l);
      }
    }
  }
}
