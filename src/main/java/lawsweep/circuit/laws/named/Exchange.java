package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.residue.PrimeField;

/**
 * Equal convolutions from one channel over several to one, which may be exchanged.
 *
 * <p><b>Theorem.</b> Let the network depend on filters v_j and u_j by Σ_j Σ_{s,t} u_j[t] v_j[s] M[s, t] alone, with
 * M[s, t] = M[t, s]. Then all u_j·v_k - u_k·v_j are conserved.
 *
 * <p><i>Proof.</i> With G[s, t] the derivative by what M[s, t] multiplies, a symmetric matrix, dv_j = G u_j and du_j =
 * G v_j. So u_j·v_k moves by v_j·G v_k + u_j·G u_k, which is symmetric in j and k. ∎
 */
record Exchange(FilterPair pair) implements NamedLaw {

  static Optional<Exchange> of(FilterPair pair) {
    int n = pair.count();
    if (pair.in() != 1 || pair.out() != 1 || pair.middle() < 2) {
      return Optional.empty();
    }
    for (int s = 0; s < n; s++) {
      for (int t = 0; t < s; t++) {
        if (!pair.same(s, t, t, s)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Exchange(pair));
  }

  @Override
  public String kind() {
    return "exchange";
  }

  @Override
  public String text() {
    String u = pair.u().name();
    String v = pair.v().name();
    return u + "_j·" + v + "_k - " + u + "_k·" + v + "_j";
  }

  @Override
  public List<double[]> gradients(PrimeField field, double[] theta) {
    List<double[]> rows = new ArrayList<>();
    for (int j = 0; j < pair.middle(); j++) {
      for (int k = 0; k < j; k++) {
        double[] row = new double[theta.length];
        for (int s = 0; s < pair.count(); s++) {
          row[pair.u(0, j, s)] = theta[pair.v(k, 0, s)];
          row[pair.v(k, 0, s)] = theta[pair.u(0, j, s)];
          row[pair.u(0, k, s)] = field.reduce(-theta[pair.v(j, 0, s)]);
          row[pair.v(j, 0, s)] = field.reduce(-theta[pair.u(0, k, s)]);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
