package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.Kernels;

/** The lane operations of {@link Kernels}, a vector at a time: {@link Kernels#LANES} samples are a few vectors. */
final class SampleLanes {

  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > Kernels.LANES ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int LANES = Kernels.LANES;

  private SampleLanes() {}

  static void transposeMultiply(
      double[] u, int uOffset, int rows, int columns, double[] x, int xOffset, double[] acc, int accOffset) {
    for (int part = 0; part < LANES; part += L) {
      for (int k = 0; k < columns; k++) {
        int to = accOffset + k * LANES + part;
        DoubleVector sum = DoubleVector.fromArray(SPECIES, acc, to);
        int from = uOffset + k * LANES + part;
        for (int j = 0; j < rows; j++) {
          DoubleVector xj = DoubleVector.fromArray(SPECIES, x, xOffset + j * LANES + part);
          sum = DoubleVector.fromArray(SPECIES, u, from).fma(xj, sum);
          from += columns * LANES;
        }
        sum.intoArray(acc, to);
      }
    }
  }

  static void multiply(
      double[] u, int uOffset, int rows, int columns, int ld, double[] y, int yOffset, double[] acc, int accOffset) {
    for (int part = 0; part < LANES; part += L) {
      for (int j = 0; j < rows; j++) {
        int to = accOffset + j * LANES + part;
        DoubleVector sum = DoubleVector.fromArray(SPECIES, acc, to);
        int from = uOffset + j * ld * LANES + part;
        for (int k = 0; k < columns; k++) {
          DoubleVector yk = DoubleVector.fromArray(SPECIES, y, yOffset + k * LANES + part);
          sum = DoubleVector.fromArray(SPECIES, u, from + k * LANES).fma(yk, sum);
        }
        sum.intoArray(acc, to);
      }
    }
  }

  static void outer(
      double[] x, int xOffset, int rows, double[] y, int yOffset, int columns, double[] acc, int accOffset) {
    for (int part = 0; part < LANES; part += L) {
      for (int j = 0; j < rows; j++) {
        DoubleVector xj = DoubleVector.fromArray(SPECIES, x, xOffset + j * LANES + part);
        int to = accOffset + j * columns * LANES + part;
        for (int k = 0; k < columns; k++) {
          DoubleVector yk = DoubleVector.fromArray(SPECIES, y, yOffset + k * LANES + part);
          yk.fma(xj, DoubleVector.fromArray(SPECIES, acc, to)).intoArray(acc, to);
          to += LANES;
        }
      }
    }
  }
}
