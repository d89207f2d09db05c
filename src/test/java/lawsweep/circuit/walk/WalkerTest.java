package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One walker, several arithmetics: what they have in common is the same. */
class WalkerTest {

  private static final int ORDER = 3;
  private static final int LANES = 16;

  private static Circuit circuit(String name) {
    return switch (name) {
      case "attention" -> new Nets.Transformer(2, 2).layer("attn 1 1 2 qkvo").causal().plain();
      case "norms" -> new Nets.Transformer(3, 1).layer("rms").layer("mlp tanh 2").full("dense", 2, "ce", 3);
      case "gelu" -> Nets.chain("gelu", true, 2, 3, 2);
      case "softplus" -> Nets.chain("softplus", true, 2, 3, 2);
      default -> Nets.chain("pow4", true, 2, 2, 2);
    };
  }

  /** θ + t v as a power series, and θ + (ε + ε' + ε'') v: the coefficient of t^k is that of k units over k!. */
  @ParameterizedTest
  @ValueSource(strings = {"attention", "norms", "gelu", "softplus", "powers"})
  void seriesAndDualNumbersAgree(String name) {
    CircuitPoint point = CircuitSpanTest.point(circuit(name), 0);
    PrimeField field = point.field();
    int base = point.base();
    Algebra series = new Algebra(base, new int[2], ORDER + 1, ORDER, (a, b) -> a + b <= ORDER ? a + b : -1);
    Algebra duals = Algebra.duals(base, ORDER);
    FieldInputs inputs = new FieldInputs(point.setting().layout(), LANES);
    for (int lane = 0; lane < LANES; lane++) {
      point.setting().layout().draw(point.streams().stream(), 900 + lane, inputs, lane);
    }
    Random random = Seeds.random(name, 0);
    long numbers = point.circuit().parameters() * LANES;
    double[] along = random.ints(numbers, 0, field.p() / 2).asDoubleStream().toArray();
    Jets t = point.theta(LANES, series);
    t.attach(base, along);
    Jets e = point.theta(LANES, duals);
    for (int unit = 0; unit < ORDER; unit++) {
      e.attach(base << unit, along);
    }
    Jets left = gradient(point, series, t, inputs);
    Jets right = gradient(point, duals, e, inputs);
    double factorial = 1;
    for (int k = 0; k <= ORDER; k++) {
      factorial *= Math.max(k, 1);
      for (int b = 0; b < base; b++) {
        int of = base * k + b;
        int other = base * ((1 << k) - 1) + b;
        assertTrue(b == 1 || (left.has(of) && right.has(other)), "order " + k);
        for (int i = 0; left.has(of) && i < left.length(of); i++) {
          double product = field.multiply(left.data(of)[i], factorial);
          assertEquals(field.canonical(product), field.canonical(right.data(other)[i]), name + ", order " + k);
        }
      }
    }
  }

  @Test
  void weightsOfCrossEntropySumToZero() {
    CircuitPoint point = CircuitSpanTest.point(circuit("norms"), 0);
    InputLayout layout = point.setting().layout();
    FieldInputs inputs = new FieldInputs(layout, 8);
    layout.draw(point.streams().stream(), 17, inputs, 3);
    double[] weights = inputs.place(layout.places().size() - 1);
    double sum = weights[3] + weights[8 + 3] + weights[16 + 3];
    assertEquals(0, point.field().canonical(point.field().reduce(sum)));
    assertTrue(weights[3] != 0 && weights[8 + 3] != 0, "weights are drawn");
  }

  /** Means over more entries than products can be added without reducing. */
  @Test
  void longSumsWithConstants() {
    Wires w = new Wires();
    long[] factors = new long[1500];
    Arrays.setAll(factors, i -> 4_000_000_000L + i);
    int sum = w.contract("a,a->", w.constant(List.of(1500), factors), w.parameter("u", 1500));
    Circuit circuit = w.circuit(sum);
    CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("sums"), 0));
    WalkSetting setting = point.setting();
    Walker walker = setting.walker(Algebra.residues(1), 8, point.theta(8, Algebra.residues(1)));
    walker.inputs(new FieldInputs(setting.layout(), 8));
    walker.forward();
    long expected = 0;
    for (int i = 0; i < factors.length; i++) {
      expected += factors[i] % point.field().p() * point.field().canonical(point.values()[i]) % point.field().p();
    }
    assertEquals(expected % point.field().p(), point.field().canonical(walker.value(sum).data(0)[0]));
    assertEquals(Step.Contraction.class, circuit.steps().get(sum).getClass());
  }

  private static Jets gradient(CircuitPoint point, Algebra algebra, Jets theta, FieldInputs inputs) {
    Walker walker = point.setting().walker(algebra, LANES, theta);
    walker.inputs(inputs);
    walker.forward();
    walker.backward();
    return walker.gradient();
  }
}
