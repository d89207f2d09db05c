package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.residue.PrimeField;

/**
 * {@link RowLanes} with the Vector API: a batch is a few vectors. Reductions stand where they are needed, not in a
 * method: these loops are compiled into large callers, where the compiler stops to inline and vectors become objects.
 */
final class VectorRowLanes implements RowLanes {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();
  private static final int LANES = Kernels.LANES;
  /** A 1 in the lane that is the index. */
  private static final double[][] UNITS = units();

  /** Whether a batch has several vectors: then two are made at a time, by the same places on a tape. */
  private static final boolean PAIRS = L < LANES;
  private static final int STEP = PAIRS ? 2 * L : L;
  private static final double ROUND = PrimeField.ROUND;

  private static double[][] units() {
    double[][] units = new double[LANES][LANES];
    for (int lane = 0; lane < LANES; lane++) {
      units[lane][lane] = 1;
    }
    return units;
  }

  @Override
  public void subtract(
      PrimeField field, int entries, double[] y, int yStep, int width, double[] f, double[] x, int xAt, int xStep,
      int rows) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    for (int e = 0; e < entries; e++) {
      int from = xAt + e * xStep;
      for (int l = 0; l < width; l += L) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        int at = l;
        for (int t = 0; t < rows; t++) {
          sum = DoubleVector.fromArray(SPECIES, f, at).fma(DoubleVector.broadcast(SPECIES, x[from + t]), sum);
          at += width;
        }
        DoubleVector v = DoubleVector.fromArray(SPECIES, y, e * yStep + l).sub(sum);
        v.mul(inverse).add(ROUND).sub(ROUND).fma(minus, v).intoArray(y, e * yStep + l);
      }
    }
  }

  @Override
  public void run(PrimeField field, int[] tape, int length, double[] data) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    int end;
    for (int at = 0; at < length; at = end) {
      int out = tape[at];
      int base = tape[at + 1];
      double sign = tape[at + 2];
      int first = at + 4;
      end = first + 2 * tape[at + 3];
      for (int part = 0; part < LANES; part += STEP) {
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = DoubleVector.zero(SPECIES);
        for (int i = first; i < end; i += 2) {
          int x = tape[i] + part;
          int y = tape[i + 1] + part;
          low = DoubleVector.fromArray(SPECIES, data, x).fma(DoubleVector.fromArray(SPECIES, data, y), low);
          if (PAIRS) {
            DoubleVector next = DoubleVector.fromArray(SPECIES, data, x + L);
            high = next.fma(DoubleVector.fromArray(SPECIES, data, y + L), high);
          }
        }
        DoubleVector v = low.mul(sign).add(DoubleVector.fromArray(SPECIES, data, base + part));
        if (PAIRS) {
          DoubleVector w = high.mul(sign).add(DoubleVector.fromArray(SPECIES, data, base + part + L));
          w.mul(inverse).add(ROUND).sub(ROUND).fma(minus, w).intoArray(data, out + part + L);
        }
        v.mul(inverse).add(ROUND).sub(ROUND).fma(minus, v).intoArray(data, out + part);
      }
    }
  }

  @Override
  public void eliminate(PrimeField field, double[] x, int entries, int pivot, int lane) {
    double[] unit = UNITS[lane];
    double scale = field.invert(x[pivot * LANES + lane]);
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    // backwards, so that the factors, which are in the pivot's entry, change last
    for (int at = (entries - 1) * LANES; at >= pivot * LANES; at -= LANES) {
      double entry = field.reduce(x[at + lane] * scale);
      for (int part = 0; part < LANES; part += L) {
        DoubleVector f = DoubleVector.fromArray(SPECIES, unit, part).sub(DoubleVector.fromArray(SPECIES, x, pivot
            * LANES + part));
        DoubleVector v = f.fma(DoubleVector.broadcast(SPECIES, entry), DoubleVector.fromArray(SPECIES, x, at + part));
        v.mul(inverse).add(ROUND).sub(ROUND).fma(minus, v).intoArray(x, at + part);
      }
    }
  }
}
