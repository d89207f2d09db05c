package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.residue.PrimeField;

/**
 * Circular convolutions with filters as long as the circle, with enough channels between: the phases of a determinant.
 *
 * <p><b>Theorem.</b> Let A be the ring of functions on a product of cyclic groups with convolution as product, and let
 * the network depend on matrices V (c × c₀) and U (c₂ × c) over A by their product U V alone, m = c₀ + c₂ ≤ c. Put Y =
 * U^*, the transpose with each entry's index turned round. Then the determinant over A of any m rows of Z = (V Y) is
 * conserved: as many numbers as A has dimensions.
 *
 * <p><i>Proof.</i> Multiplication by a^* is adjoint to that by a. So with G the derivative by U V, dV = U^* G = Y G and
 * dU = G V^*, that is dY = V G^*. Hence dZ = Z K with K made of G and G^* beside the diagonal, and its trace is 0. For
 * m rows Z_S of Z, d det Z_S = det Z_S · trace K = 0, first where Z_S is invertible and then by continuity. ∎
 *
 * <p>By a Fourier transform it is a determinant for each frequency. Its square of absolute value follows from the laws
 * U^* U - V V^*; new is the phase, at frequencies that are not real.
 */
record Determinant(FilterPair pair) implements NamedLaw {

  private static final int MOST_ROWS = 8;

  static Optional<Determinant> of(FilterPair pair) {
    int m = pair.in() + pair.out();
    boolean complex = pair.taps().stream().anyMatch(extent -> extent > 2);
    return complex && m <= pair.middle() && m <= MOST_ROWS && pair.circular()
        ? Optional.of(new Determinant(pair))
        : Optional.empty();
  }

  @Override
  public String kind() {
    return "phase of det";
  }

  @Override
  public String text() {
    return "the phases of det (" + pair.v().name() + " " + pair.u().name() + "^*) over circular convolution";
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    Ring ring = new Ring(pair.taps());
    int m = pair.in() + pair.out();
    double[][][] z = new double[m][m][ring.size()];
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < m; i++) {
        for (int s = 0; s < ring.size(); s++) {
          z[j][i][s] = theta[place(j, i, s, ring)];
        }
      }
    }
    double[][][] adjugate = ring.adjugate(z, field);
    List<double[]> rows = new ArrayList<>();
    for (int t = 0; t < ring.size(); t++) {
      double[] row = new double[theta.length];
      for (int j = 0; j < m; j++) {
        for (int i = 0; i < m; i++) {
          for (int s = 0; s < ring.size(); s++) {
            row[place(j, i, s, ring)] = adjugate[i][j][ring.minus(t, s)];
          }
        }
      }
      rows.add(row);
    }
    return rows;
  }

  /** Where an entry of Z stands in θ. */
  private int place(int j, int i, int s, Ring ring) {
    return i < pair.in() ? pair.v(j, i, s) : pair.u(i - pair.in(), j, ring.minus(0, s));
  }
}
