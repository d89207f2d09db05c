package lawsweep.formula;

import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.types.LawGroups;
import lawsweep.text.Many;

/**
 * The laws of a network as formulas. A pure function of the question.
 *
 * @param circuit what the network computes; it has the names and shapes of tensors
 * @param laws what its generators give, from the output's side on for networks with widths, otherwise from the input on
 * @param left how many laws of the plain gradient flow, found one by one, were not asked what this flow leaves of them
 */
public record NetworkLaws(LawQuestion question, Circuit circuit, List<LawFormula> laws, long left) {

  /** With a list that does not change. */
  public NetworkLaws {
    laws = List.copyOf(laws);
  }

  /**
   * Finds them.
   *
   * @throws lawsweep.circuit.types.TypeRefusedException if the network is too large for laws one by one and has steps
   *     that are not understood otherwise; the message is one line
   */
  public static NetworkLaws of(LawQuestion question) {
    Circuit circuit = NetworkCircuit.of(question.subject());
    FormulaList list = new FormulaList(question, circuit);
    List<LawFormula> laws = list.of(LawGroups.of(circuit));
    return new NetworkLaws(question, circuit, laws, list.left());
  }

  /** Says in one line why laws that were found one by one are not printed; empty if all are. */
  public Optional<String> missing() {
    return left == 0 ? Optional.empty()
        : Optional.of(Many.of(left, "law") + " of the plain gradient flow were found one by one, and what "
            + (question.momentum() ? "momentum" : "the metric") + " leaves of "
            + "such laws is not printed; lawsweep count says how many there are");
  }

  /** What the velocity of a tensor is called. */
  public static String velocity(String tensor) {
    return MomentumForms.VELOCITY + tensor;
  }

  /** All laws one by one as polynomials. For networks where they are few. */
  public List<NamedPolynomial> entries() {
    return laws.stream().flatMap(law -> law.body().entries(law.name()).stream()).toList();
  }
}
