package lawsweep.benchmarks.work;

import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/** Inputs that every driver in {@code benchmarks/peers} makes in the same way, so that results can be compared. */
public final class Inputs {

  /** The largest prime below 2^23. */
  public static final PrimeField FIELD = new PrimeField(8_388_593);

  private Inputs() {}

  /** Entry i (row by row) is the residue of word i of a SplitMix64 sequence. */
  public static Matrix random(long seed, int rows, int columns) {
    Matrix a = Matrix.zero(rows, columns);
    for (int i = 0; i < a.data().length; i++) {
      long r = Long.remainderUnsigned(word(seed, i), FIELD.p());
      a.data()[i] = r > FIELD.p() / 2 ? r - FIELD.p() : r;
    }
    return a;
  }

  /** A product of random n × r and r × n matrices; a random matrix if r = n. */
  public static Matrix ofRank(int n, int r) {
    if (r == n) {
      return random(1, n, n);
    }
    Matrix a = Matrix.zero(n, n);
    new VectorKernels().multiply(FIELD, random(1, n, r), random(2, r, n), a, Team.alone());
    return a;
  }

  private static long word(long seed, long i) {
    long z = seed * 0xD1B54A32D192ED03L + (i + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Σ (1 + i mod 1009) a_i mod p over the entries, row by row. */
  public static String checksum(Matrix a) {
    long sum = 0;
    long at = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.columns(); j++) {
        sum = (sum + (1 + at++ % 1009) * FIELD.canonical(a.get(i, j))) % FIELD.p();
      }
    }
    return Long.toString(sum);
  }

  /** Kernels by name: {@code vector} or {@code scalar}. */
  public static Kernels kernels(String backend) {
    return switch (backend) {
      case "vector" -> new VectorKernels();
      case "scalar" -> new ScalarKernels();
      default -> throw new IllegalArgumentException("expected backend vector or scalar, got " + backend);
    };
  }

  /** Fails unless two matrices hold the same residues. */
  static void expectEqual(PrimeField field, Matrix expected, Matrix got, String what) {
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        if (field.canonical(expected.get(i, j)) != field.canonical(got.get(i, j))) {
          throw new IllegalStateException(what + ": expected " + field.canonical(expected.get(i, j)) + " at (" + i
              + ", " + j + "), got " + field.canonical(got.get(i, j)));
        }
      }
    }
  }
}
