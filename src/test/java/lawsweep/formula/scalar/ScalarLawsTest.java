package lawsweep.formula.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.formula.DampedFlow;
import lawsweep.formula.Friction;
import lawsweep.formula.FormulaKind;
import lawsweep.formula.LawFormula;
import lawsweep.formula.LawQuestion;
import lawsweep.formula.WrittenBody;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarLawsTest {

  private static LawQuestion question(String widths, Optional<FlowSetting> flow, boolean decay) {
    Architecture a =
        new Architecture(Family.LINEAR, Arrays.stream(widths.split(",")).map(Integer::valueOf).toList(), Bias.NONE);
    return new LawQuestion(new Subject.Widths(a, Loss.MSE), flow, Friction.CONSTANT, decay);
  }

  private static Optional<FlowSetting> metric(int... powers) {
    return FlowSetting.of(Flow.GRADIENT, Arrays.stream(powers).mapToObj(Metric::new).toList(), MomentumForm.PRIMAL, 1);
  }

  /** Cross entropy of one output sees nothing, so a block that ends there has no laws of its own. */
  @Test
  void crossEntropyDoesNotSeeOneOutput() {
    Architecture a = new Architecture(Family.LINEAR, List.of(1, 2, 2, 1, 2, 2, 1), Bias.NONE);
    LawQuestion question = new LawQuestion(new Subject.Widths(a, Loss.CE), Optional.empty(), Friction.CONSTANT, false);
    List<LawFormula> laws = ScalarLaws.of(question);
    assertEquals(1, laws.size());
    assertTrue(laws.getFirst().body().toString().contains("G4"), laws.toString());
  }

  /** As many as the counts have beyond the known laws: 7 and 6, 14 and 12, ... */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"1,2,2,1; 1; 1; 1", "1,3,3,1; 1; 2; 2", "1,2,3,1; 1; 1; 1", "1,2,5,1; 1; 1; 1",
      "1,4,4,1; 1; 3; 3", "2,1,2,2,1,3; 1; 1; 1", "1,2,2,1,3,3,1; 2; 1; 1", "1,3,1; 0; 0; 0", "2,2,2; 0; 0; 0",
      "1,2,2,2,1; 0; 0; 2", "1,3,3,3,1; 0; 0; 5", "1,1,3,1; 0; 0; 0"})
  void countsAreThoseOfTheTheorem(String widths, int formulas, int first, int beyond) {
    LawQuestion question = question(widths, Optional.empty(), false);
    List<LawFormula> laws = ScalarLaws.of(question);
    assertEquals(formulas, laws.size());
    if (formulas > 0) {
      assertEquals(first, laws.getFirst().body().count());
      assertEquals(FormulaKind.HYPERELLIPTIC, laws.getFirst().kind());
      assertTrue(laws.getFirst().degree().isEmpty());
    }
    List<ScalarBlock> blocks = ScalarBlock.of(question.subject().architecture().orElseThrow());
    assertEquals(beyond, blocks.isEmpty() ? 0 : blocks.getFirst().beyond());
    for (LawFormula law : laws) {
      assertTrue(law.body().count() > 0);
    }
    assertEquals(beyond > 0 && formulas == 0 ? 1 : 0, ScalarLaws.notes(question).size());
  }

  @Test
  void whatIsProvedAndWhatIsEvidence() {
    WrittenBody square = (WrittenBody) ScalarLaws.of(question("1,3,3,1", Optional.empty(), false)).getFirst().body();
    assertEquals("h_k = sum_i sign_i int_{e_i}^{x_i} x^k dx / sqrt(R(x)), k = 0...1; R(x) = x det(x I + G1)"
        + " det(x I - G2)", square.text());
    assertTrue(square.note().getLast().startsWith("not algebraic, proved"), square.note().getLast());
    WrittenBody inner = (WrittenBody) ScalarLaws.of(question("2,1,2,5,1", Optional.empty(), false)).getFirst().body();
    assertTrue(inner.text().endsWith("k = 0; R(x) = det(x I + G2) det(x I - G3) / x^2"), inner.text());
    assertTrue(inner.note().getFirst().contains("(U2, U3, U4)"), inner.note().getFirst());
    assertTrue(inner.note().getLast().contains("not proved"), inner.note().getLast());
    String deep = ScalarLaws.notes(question("1,2,2,2,1", Optional.empty(), false)).getFirst();
    assertTrue(deep.contains("2 laws beyond the balances, proved; no closed form is known"), deep);
    assertTrue(deep.endsWith("no proof"), deep);
  }

  /** exp((2 k + 1 - 2 n) ∫ λ) h_k along θ' = f ∇s - λ θ, whole periods taken off. */
  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "2, 4"})
  void decay(int n, int m) {
    double lambda = 0.3;
    double[] start = BlockFlow.start(n, m, Seeds.random("decay", n + m));
    BlockFlow flow = new BlockFlow(n, m, (t, s) -> 2 * Math.cos(t) - s, lambda);
    double[][] states = flow.run(start, 0.1, 10);
    int least = Math.min(n, m);
    double[] before = flow.point(states[0]).h().stream().mapToDouble(Double::doubleValue).toArray();
    double[] first = before.clone();
    double moved = 0;
    for (int t = 1; t < states.length; t++) {
      CurvePoint point = flow.point(states[t]);
      double[] h = point.h().stream().mapToDouble(Double::doubleValue).toArray();
      // What it was, shrunk or grown since, tells the branch.
      double[] near = new double[h.length];
      for (int k = 0; k < h.length; k++) {
        near[k] = first[k] * Math.exp(-(2 * k + 1 - 2 * least) * lambda * 0.1 * t);
      }
      h = new PeriodLattice(point.periods(), h.length).near(h, near);
      for (int k = 0; k < h.length; k++) {
        assertEquals(near[k], h[k], 1e-10 * Math.max(1, Math.abs(near[k])), "h_" + k);
        moved = Math.max(moved, Math.abs(h[k] - first[k]));
      }
    }
    assertTrue(moved > 1e-3);
    LawFormula law = ScalarLaws.of(question("1," + n + "," + m + ",1", Optional.empty(), true)).getFirst();
    assertEquals(least == 2 ? "exp(-3*integral(lambda))" : "exp((2*k-5)*integral(lambda))", law.timeFactor());
  }

  /** All 2 r - 1 laws of 1,r,1 with the metrics entropy and log, by the program's integrator; with others they move. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2"})
  void mirrorFlowsOfTwoLayers(int power, int formula) {
    int r = 3;
    DampedFlow flow = new DampedFlow(List.of(1, r, 1), List.of(power, power), false, _ -> 0);
    double[] start = Seeds.random("mirror", power).doubles(2L * r, 0.3, 1.1).toArray();
    double[][] states = flow.run(start, 0, 3, 6);
    double drift = 0;
    double move = 0;
    for (double[] state : states) {
      for (int i = 1; i < r; i++) {
        drift = Math.max(drift, Math.abs(between(state, r, i, formula) - between(states[0], r, i, formula)));
        move = Math.max(move, Math.abs(state[i] - start[i]));
      }
    }
    assertTrue(move > 1e-3, "moves by " + move);
    assertEquals(power == formula, drift < 1e-10, "drift " + drift);
    assertTrue(power == formula || drift > 1e-6, "drift " + drift);
  }

  private static double between(double[] y, int r, int i, int formula) {
    if (formula == 1) {
      return Math.log(y[r + i] / y[i]) / (y[i] - y[r + i]) - Math.log(y[r] / y[0]) / (y[0] - y[r]);
    }
    return 1 / (y[i] * y[r + i]) - 1 / (y[0] * y[r]);
  }

  @Test
  void mirrorFormulas() {
    List<LawFormula> entropy = ScalarLaws.of(question("1,3,1", metric(1, 1), false));
    assertEquals(2, entropy.getFirst().body().count());
    assertEquals("K[i] = log(U2[i,1] / U1[1,i]) / c_i - log(U2[1,1] / U1[1,1]) / c_1, c_i = U1[1,i] - U2[i,1],"
        + " i = 2..3", ((WrittenBody) entropy.getFirst().body()).text());
    List<LawFormula> log = ScalarLaws.of(question("2,1,3,1", metric(2), false));
    assertEquals("K[i] = 1 / (U2[1,i] U3[i,1]) - 1 / (U2[1,1] U3[1,1]), i = 2..3",
        ((WrittenBody) log.getFirst().body()).text());
    assertTrue(ScalarLaws.of(question("1,3,1", metric(1, 0), false)).isEmpty());
    assertTrue(ScalarLaws.notes(question("1,3,1", metric(1, 0), false)).getFirst()
        .startsWith("block 1,3,1 (U1, U2): every metric leaves 5 laws of its 6 parameters"));
    assertTrue(ScalarLaws.of(question("1,2,2,1", metric(1), false)).isEmpty());
    assertFalse(ScalarLaws.notes(question("1,2,2,1", metric(1), false)).isEmpty());
    Optional<FlowSetting> momentum = FlowSetting.of(Flow.MOMENTUM, List.of(Metric.EUCLIDEAN), MomentumForm.PRIMAL, 1);
    assertTrue(ScalarLaws.of(question("1,2,2,1", momentum, false)).isEmpty());
    assertTrue(ScalarLaws.notes(question("1,2,2,2,1", momentum, false)).isEmpty());
  }
}
