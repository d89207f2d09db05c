package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.ColumnLayout;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The loops of steps along chains with one sample a column, several samples a vector. Sums over a layer are unrolled,
 * four or eight products at a time; entries that are not there meet weights that are zero.
 */
final class ColumnSteps {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();
  private static final int LD = ColumnLayout.LD;

  private ColumnSteps() {}

  /** out[k] = gate[k] ⊙ (Σ_j u[j][k] x[j] + bias[k] + factor ⊙ z[k]) mod p for x of up to four rows. */
  static void four(
      PrimeField field, Matrix x, Matrix u, Matrix bias, double[] factor, Matrix z, Matrix gate, Matrix out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xs = x.data();
    double[] to = out.data();
    boolean scaled = z.rows() > 0;
    double[] zs = scaled ? z.data() : xs;
    boolean gated = gate.rows() > 0;
    double[] gates = gated ? gate.data() : xs;
    for (int k = 0; k < out.rows(); k++) {
      int start = k * LD;
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, weight(u, 0, k));
      DoubleVector u1 = DoubleVector.broadcast(SPECIES, weight(u, 1, k));
      DoubleVector u2 = DoubleVector.broadcast(SPECIES, weight(u, 2, k));
      DoubleVector u3 = DoubleVector.broadcast(SPECIES, weight(u, 3, k));
      DoubleVector b = DoubleVector.broadcast(SPECIES, bias.rows() > 0 ? bias.get(0, k) : 0);
      for (int s = 0; s < out.columns(); s += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, xs, s).fma(u0, b);
        v = DoubleVector.fromArray(SPECIES, xs, LD + s).fma(u1, v);
        v = DoubleVector.fromArray(SPECIES, xs, 2 * LD + s).fma(u2, v);
        v = DoubleVector.fromArray(SPECIES, xs, 3 * LD + s).fma(u3, v);
        if (scaled) {
          v = DoubleVector.fromArray(SPECIES, zs, start + s).fma(DoubleVector.fromArray(SPECIES, factor, s), v);
        }
        v = Residues.reduce(v, inverse, minus);
        if (gated) {
          v = v.mul(DoubleVector.fromArray(SPECIES, gates, start + s));
          v = Residues.reduce(v, inverse, minus);
        }
        v.intoArray(to, start + s);
      }
    }
  }

  /** The same for x of five to eight rows. */
  static void eight(
      PrimeField field, Matrix x, Matrix u, Matrix bias, double[] factor, Matrix z, Matrix gate, Matrix out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xs = x.data();
    double[] to = out.data();
    boolean scaled = z.rows() > 0;
    double[] zs = scaled ? z.data() : xs;
    boolean gated = gate.rows() > 0;
    double[] gates = gated ? gate.data() : xs;
    for (int k = 0; k < out.rows(); k++) {
      int start = k * LD;
      DoubleVector u0 = DoubleVector.broadcast(SPECIES, weight(u, 0, k));
      DoubleVector u1 = DoubleVector.broadcast(SPECIES, weight(u, 1, k));
      DoubleVector u2 = DoubleVector.broadcast(SPECIES, weight(u, 2, k));
      DoubleVector u3 = DoubleVector.broadcast(SPECIES, weight(u, 3, k));
      DoubleVector u4 = DoubleVector.broadcast(SPECIES, weight(u, 4, k));
      DoubleVector u5 = DoubleVector.broadcast(SPECIES, weight(u, 5, k));
      DoubleVector u6 = DoubleVector.broadcast(SPECIES, weight(u, 6, k));
      DoubleVector u7 = DoubleVector.broadcast(SPECIES, weight(u, 7, k));
      DoubleVector b = DoubleVector.broadcast(SPECIES, bias.rows() > 0 ? bias.get(0, k) : 0);
      for (int s = 0; s < out.columns(); s += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, xs, s).fma(u0, b);
        DoubleVector w = DoubleVector.fromArray(SPECIES, xs, LD + s).mul(u1);
        v = DoubleVector.fromArray(SPECIES, xs, 2 * LD + s).fma(u2, v);
        w = DoubleVector.fromArray(SPECIES, xs, 3 * LD + s).fma(u3, w);
        v = DoubleVector.fromArray(SPECIES, xs, 4 * LD + s).fma(u4, v);
        w = DoubleVector.fromArray(SPECIES, xs, 5 * LD + s).fma(u5, w);
        v = DoubleVector.fromArray(SPECIES, xs, 6 * LD + s).fma(u6, v);
        w = DoubleVector.fromArray(SPECIES, xs, 7 * LD + s).fma(u7, w);
        v = v.add(w);
        if (scaled) {
          v = DoubleVector.fromArray(SPECIES, zs, start + s).fma(DoubleVector.fromArray(SPECIES, factor, s), v);
        }
        v = Residues.reduce(v, inverse, minus);
        if (gated) {
          v = v.mul(DoubleVector.fromArray(SPECIES, gates, start + s));
          v = Residues.reduce(v, inverse, minus);
        }
        v.intoArray(to, start + s);
      }
    }
  }

  private static double weight(Matrix u, int j, int k) {
    return j < u.rows() ? u.get(j, k) : 0;
  }

  /** out[k] = gate[k] ⊙ (factor ⊙ z[k]) mod p; {@code z} may be {@code out}. */
  static void scaled(PrimeField field, double[] factor, Matrix z, Matrix gate, Matrix out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] zs = z.data();
    double[] to = out.data();
    boolean gated = gate.rows() > 0;
    double[] gates = gated ? gate.data() : zs;
    for (int k = 0; k < out.rows(); k++) {
      int start = k * LD;
      for (int s = 0; s < out.columns(); s += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, zs, start + s).mul(
            DoubleVector.fromArray(SPECIES, factor, s));
        v = Residues.reduce(v, inverse, minus);
        if (gated) {
          v = v.mul(DoubleVector.fromArray(SPECIES, gates, start + s));
          v = Residues.reduce(v, inverse, minus);
        }
        v.intoArray(to, start + s);
      }
    }
  }

  /** out = Σ_j x[j] y[j] + plus mod p, one number a sample. */
  static void dots(PrimeField field, Matrix x, Matrix y, double plus, double[] out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xs = x.data();
    double[] ys = y.data();
    for (int s = 0; s < x.columns(); s += L) {
      DoubleVector v = DoubleVector.broadcast(SPECIES, plus);
      for (int at = s; at < x.rows() * LD; at += LD) {
        v = DoubleVector.fromArray(SPECIES, xs, at).fma(DoubleVector.fromArray(SPECIES, ys, at), v);
      }
      Residues.reduce(v, inverse, minus).intoArray(out, s);
    }
  }

  /**
   * out[k] = Σ_j x[j] v[j, k] + bias[k] mod p, where all samples have their own v.
   *
   * @param v entry (j, k) begins at {@code j * inner + k * outer}
   * @param bias entry k begins at {@code k * LD}, or empty
   */
  static void directions(
      PrimeField field, Matrix x, double[] v, int inner, int outer, double[] bias, Matrix out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xs = x.data();
    double[] to = out.data();
    for (int k = 0; k < out.rows(); k++) {
      for (int s = 0; s < out.columns(); s += L) {
        DoubleVector sum =
            bias.length == 0 ? DoubleVector.zero(SPECIES) : DoubleVector.fromArray(SPECIES, bias, k * LD + s);
        int at = k * outer + s;
        for (int j = 0; j < x.rows(); j++) {
          sum = DoubleVector.fromArray(SPECIES, v, at).fma(DoubleVector.fromArray(SPECIES, xs, j * LD + s), sum);
          at += inner;
        }
        Residues.reduceFew(sum, inverse, minus).intoArray(to, k * LD + s);
      }
    }
  }
}
