package lawsweep.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/** Rows of Khatri–Rao products, reduced before they are stored: each entry is written once and never read. */
final class KhatriRao {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  /** Entries of a block from which vectors pay: small blocks are done before vector code is compiled. */
  private static final int VECTORS_FROM = 1 << 15;

  private KhatriRao() {}

  private static int bound(int n, Matrix out) {
    return out.rows() * out.columns() < VECTORS_FROM ? 0 : SPECIES.loopBound(n);
  }

  /** out[j * n + k] = x[j] y[k] mod p for j &lt; rows, k &lt; n. */
  static void product(PrimeField field, Matrix x, Matrix y, int s, Matrix out) {
    double modulus = field.modulus();
    double inverse = field.inverseModulus();
    double[] right = y.data();
    double[] to = out.data();
    int n = y.columns();
    int ry = y.index(s, 0);
    int at = out.index(s, 0);
    int bound = bound(n, out);
    for (int j = 0; j < x.columns(); j++) {
      double left = x.get(s, j);
      for (int k = 0; k < bound; k += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, right, ry + k).mul(left);
        DoubleVector q = v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND);
        v.sub(q.mul(modulus)).intoArray(to, at + k);
      }
      for (int k = bound; k < n; k++) {
        double v = left * right[ry + k];
        double q = (v * inverse + PrimeField.ROUND) - PrimeField.ROUND;
        to[at + k] = v - q * modulus;
      }
      at += n;
    }
  }

  /** The same for da ⊗ ra + la ⊗ dra - db ⊗ rb - lb ⊗ drb. */
  static void bracket(PrimeField field, Kernels.ChainPair a, Kernels.ChainPair b, int s, Matrix out) {
    double modulus = field.modulus();
    double inverse = field.inverseModulus();
    double[] ra = a.right().data();
    double[] dra = a.rightDerivative().data();
    double[] rb = b.right().data();
    double[] drb = b.rightDerivative().data();
    int ira = a.right().index(s, 0);
    int idra = a.rightDerivative().index(s, 0);
    int irb = b.right().index(s, 0);
    int idrb = b.rightDerivative().index(s, 0);
    double[] to = out.data();
    int n = a.right().columns();
    int at = out.index(s, 0);
    int bound = bound(n, out);
    for (int j = 0; j < a.left().columns(); j++) {
      double da = a.leftDerivative().get(s, j);
      double la = a.left().get(s, j);
      double db = -b.leftDerivative().get(s, j);
      double lb = -b.left().get(s, j);
      for (int k = 0; k < bound; k += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, ra, ira + k).mul(da);
        v = v.add(DoubleVector.fromArray(SPECIES, dra, idra + k).mul(la));
        v = v.add(DoubleVector.fromArray(SPECIES, rb, irb + k).mul(db));
        v = v.add(DoubleVector.fromArray(SPECIES, drb, idrb + k).mul(lb));
        DoubleVector q = v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND);
        v.sub(q.mul(modulus)).intoArray(to, at + k);
      }
      for (int k = bound; k < n; k++) {
        double v = da * ra[ira + k] + la * dra[idra + k] + db * rb[irb + k] + lb * drb[idrb + k];
        double q = (v * inverse + PrimeField.ROUND) - PrimeField.ROUND;
        to[at + k] = v - q * modulus;
      }
      at += n;
    }
  }
}
