package lawsweep.circuit.laws.named;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * The laws with a proof that the structure of a circuit shows, besides those that symmetric generators give. Which of
 * them are independent of others is for gradients to tell.
 */
public final class NamedLaws {

  private final int parameters;
  private final List<NamedLaw> laws = new ArrayList<>();

  private NamedLaws(int parameters) {
    this.parameters = parameters;
  }

  /**
   * Looks for laws of all kinds. Nothing is computed but with constants.
   *
   * @param watch asked before each kind, and for each pair of filters; may end the search
   */
  public static NamedLaws of(Circuit circuit, Watch watch) {
    watch.ask();
    NamedLaws found = new NamedLaws(circuit.columns());
    Circuit seen = seen(circuit);
    Wiring wiring = new Wiring(seen, seen.output() == circuit.output() ? -1 : circuit.output());
    watch.ask();
    found.laws.addAll(RowSpace.of(seen));
    watch.ask();
    found.laws.addAll(ScalarBlock.of(wiring));
    watch.ask();
    found.laws.addAll(GainRow.of(wiring));
    watch.ask();
    found.laws.addAll(BiasRow.of(wiring));
    watch.ask();
    List<FilterPair> pairs = FilterPair.of(wiring);
    watch.ask();
    found.laws.addAll(FrequencyBlock.of(pairs));
    for (FilterPair pair : pairs) {
      watch.ask();
      Determinant.of(pair).ifPresent(found.laws::add);
      Exchange.of(pair).ifPresent(found.laws::add);
    }
    return found;
  }

  /** Of two outputs that are seen up to a constant only their difference is seen. */
  private static Circuit seen(Circuit circuit) {
    List<Integer> shape = circuit.steps().get(circuit.output()).shape();
    if (!circuit.centred() || shape.isEmpty() || shape.getLast() != 2) {
      return circuit;
    }
    List<Step> steps = new ArrayList<>(circuit.steps());
    steps.add(new Step.Constant(List.of(2), List.of(1L, -1L)));
    StringBuilder letters = new StringBuilder();
    for (int side = 0; side < shape.size(); side++) {
      letters.append((char) ('a' + side));
    }
    String kept = letters.substring(0, shape.size() - 1);
    steps.add(new Step.Contraction(circuit.output(), steps.size() - 1,
        letters + "," + letters.charAt(shape.size() - 1) + "->" + kept, shape.subList(0, shape.size() - 1)));
    return new Circuit(circuit.tensors(), steps, steps.size() - 1, false);
  }

  /** How many were found; each may be several laws. */
  public int size() {
    return laws.size();
  }

  /** The kind of one of them: {@code row space}. */
  public String kind(int law) {
    return laws.get(law).kind();
  }

  /** Whether one of them is that tensors enter by one number, whatever they are multiplied with when they move. */
  public boolean block(int law) {
    return laws.get(law) instanceof ScalarBlock;
  }

  /** What is conserved by one of them: {@code the row space of in.U}. */
  public String text(int law) {
    return laws.get(law).text();
  }

  /**
   * Gradients at a point, of one of them.
   *
   * @param theta D residues
   * @return rows of D residues, which need not be independent; none where a denominator is 0
   */
  public Matrix gradients(int law, PrimeField field, double[] theta) {
    List<double[]> rows = laws.get(law).gradients(field, theta);
    Matrix all = Matrix.zero(rows.size(), parameters);
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all.data(), all.index(i, 0), parameters);
    }
    return all;
  }
}
