package lawsweep.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.circuit.line.Network;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of networks as formulas: they are laws, exactly, and they are all there. */
class NetworkLawsTest {

  private static Architecture network(String words) {
    String[] parts = words.split(" ");
    return new Architecture(Family.WORDS.find(parts[0]).orElseThrow(),
        Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList(),
        parts.length > 2 ? Bias.WORDS.find(parts[2]).orElseThrow() : Bias.NONE);
  }

  private static NetworkLaws laws(String words, Optional<FlowSetting> flow, Friction friction) {
    return NetworkLaws.of(new LawQuestion(new Subject.Widths(network(words), Loss.MSE), flow, friction, false));
  }

  private static NetworkLaws laws(String words) {
    return laws(words, Optional.empty(), Friction.CONSTANT);
  }

  private static FlowSetting momentum(MomentumForm form, Integer... powers) {
    return FlowSetting.of(Flow.MOMENTUM, Stream.of(powers).map(Metric::new).toList(), form, 1).orElseThrow();
  }

  private static String counts(NetworkLaws laws) {
    return laws.laws().stream().map(law -> law.name() + ":" + law.kind().word() + ":" + law.body().count())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear 2,3,2", "linear 1,4,1", "linear 2,3,1", "linear 1,2,2,1", "linear 1,1,3,1",
      "linear 2,1,2,3", "relu 2,3,2", "relu 2,2,3,1 hidden", "relu 1,3,2 all", "linear 1,1,1"})
  void gradientsAreOrthogonalToAllGradients(String words) {
    ExactPoint point = new ExactPoint(network(words), 7);
    List<NamedPolynomial> entries = laws(words).entries();
    assertFalse(entries.isEmpty());
    for (int i = 0; i < 5; i++) {
      Map<Entry, Long> gradient = point.gradient();
      for (NamedPolynomial entry : entries) {
        assertEquals(0, ExactPoint.derivative(entry.polynomial(), point.theta(), gradient), entry.name());
      }
      // The test can fail: parts of laws are none.
      Polynomial part = new Polynomial(entries.getFirst().polynomial().terms().subList(0, 1));
      assertNotEquals(0, ExactPoint.derivative(part, point.theta(), gradient));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "linear 2,2,2|G1:balance:3",
      "linear 1,2,2,1|G1:balance:3 G2:balance:3",
      "linear 1,3,2|G1:balance:6 M1:minor:1",
      "linear 1,4,1|G1:balance:10 M1:minor:6",
      "linear 2,4,2|G1:balance:10 M1:minor:1",
      "linear 1,2,3,2|G1:balance:3 G2:balance:6",
      "relu 2,4,2 all|G1:balance:4",
      "relu 2,3,2,2|G1:balance:3 G2:balance:2",
      "residual 2,3,2,1,2|G1:balance:3 G3:balance:1",
      "attention 2,3,2|G K>Q:balance:6 G O>V:balance:6",
      "attention 1,2,1|G K>Q:balance:3 M K>Q:minor:1 G O>V:balance:3 M O>V:minor:1",
      "tanh 2,3,2 all|''"})
  void allAreThere(String words, String expected) {
    assertEquals(expected, counts(laws(words)));
  }

  @Test
  void minorsOfManyColumnsAreCounted() {
    assertEquals(499_500, laws("linear 1,1000,1").laws().get(1).body().count());
    assertEquals(Long.MAX_VALUE, laws("linear 50,1000,50").laws().get(1).body().count());
  }

  /** (d/dt) e^(τt) A = 0 by θ' = ω, ω' = -τω - ∇L. */
  @ParameterizedTest
  @ValueSource(strings = {"linear 2,3,2", "linear 1,3,1", "linear 1,2,2,1", "linear 1,2,1,3,1"})
  void angularMomentaAreKept(String words) {
    ExactPoint point = new ExactPoint(network(words), 3);
    NetworkLaws laws = laws(words, Optional.of(momentum(MomentumForm.PRIMAL, 0)), Friction.CONSTANT);
    assertTrue(laws.laws().stream().allMatch(law -> law.timeFactor().equals("exp(tau*t)")));
    Map<Entry, Long> at = new HashMap<>(point.theta());
    Map<Entry, Long> inertia = new HashMap<>();
    Map<Entry, Long> push = new HashMap<>();
    Map<Entry, Long> gradient = point.gradient();
    for (Entry entry : point.theta().keySet()) {
      Entry velocity = new Entry("v." + entry.tensor(), entry.place());
      at.put(velocity, point.draw());
      inertia.put(entry, at.get(velocity));
      push.put(velocity, gradient.get(entry));
    }
    for (NamedPolynomial law : laws.entries()) {
      assertNotEquals(0, ExactPoint.value(law.polynomial(), at), law.name());
      assertEquals(0, ExactPoint.derivative(law.polynomial(), at, inertia), law.name());
      assertEquals(0, ExactPoint.derivative(law.polynomial(), at, push), law.name());
    }
  }

  /** D.4.2: n (n - 1) / 2 for each hidden layer, twice between two numbers; they need not be independent. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"linear 2,3,2|A1:rotation:3", "linear 1,3,1|A1:rotation:3 B1:rotation:3",
      "linear 1,2,2,1|A1:rotation:1 A2:rotation:1", "linear 1,1,1|''", "relu 2,3,2|''"})
  void rotations(String words, String expected) {
    assertEquals(expected, counts(laws(words, Optional.of(momentum(MomentumForm.PRIMAL, 0)), Friction.NONE)));
  }

  @Test
  void mirroredNeuronsHaveTwoLawsWithPrimalMomentum() {
    assertEquals("v.G1:linear:2 G1:linear:2",
        counts(laws("linear 2,2,2", Optional.of(momentum(MomentumForm.PRIMAL, 1)), Friction.NONE)));
    assertEquals("", counts(laws("linear 2,2,2", Optional.of(momentum(MomentumForm.DUAL, 1)), Friction.NONE)));
    assertEquals("", counts(laws("linear 2,2,2", Optional.of(momentum(MomentumForm.PRIMAL, 2)), Friction.NONE)));
    assertEquals("", counts(laws("linear 2,2,2", Optional.of(momentum(MomentumForm.PRIMAL, 1, 0)), Friction.NONE)));
    assertEquals("A2:rotation:1",
        counts(laws("linear 2,2,2,2", Optional.of(momentum(MomentumForm.PRIMAL, 1, 0, 0)), Friction.NONE)));
  }

  /** What moves a point where M = diag θ²: inertia, and a push by a gradient; damping only shrinks velocities. */
  @ParameterizedTest
  @ValueSource(strings = {"linear 1,1,1", "linear 1,3,1", "relu 1,3,1", "linear 1,1,1,1", "linear 1,1,2,1"})
  void areasAreKeptWhereTwoParametersHaveOneEquation(String words) {
    ExactPoint point = new ExactPoint(network(words), 5);
    NetworkLaws laws = laws(words, Optional.of(momentum(MomentumForm.PRIMAL, 2)), Friction.NESTEROV);
    assertTrue(laws.laws().stream()
        .allMatch(law -> law.kind() == FormulaKind.ROTATION && law.timeFactor().equals("t^3")));
    Map<Entry, Long> at = new HashMap<>(point.theta());
    Map<Entry, Long> inertia = new HashMap<>();
    Map<Entry, Long> push = new HashMap<>();
    Map<Entry, Long> plain = new HashMap<>();
    Map<Entry, Long> gradient = point.gradient();
    point.theta().forEach((entry, value) -> {
      Entry velocity = new Entry("v." + entry.tensor(), entry.place());
      at.put(velocity, point.draw());
      inertia.put(entry, at.get(velocity));
      plain.put(velocity, gradient.get(entry));
      push.put(velocity, gradient.get(entry) * value % ExactPoint.PRIME * value % ExactPoint.PRIME);
    });
    assertFalse(laws.entries().isEmpty());
    for (NamedPolynomial law : laws.entries()) {
      assertNotEquals(0, ExactPoint.value(law.polynomial(), at), law.name());
      assertEquals(0, ExactPoint.derivative(law.polynomial(), at, inertia), law.name());
      assertEquals(0, ExactPoint.derivative(law.polynomial(), at, push), law.name());
      assertNotEquals(0, ExactPoint.derivative(law.polynomial(), at, plain), law.name());
    }
  }

  /** With η = -1/θ the same: θ_i^-1 θ_j^-2 ω_j less the same with i and j exchanged. */
  @Test
  void dualAreasAreThoseOfMinusOneByTheta() {
    NetworkLaws laws = laws("linear 1,1,1,1", Optional.of(momentum(MomentumForm.DUAL, 2)), Friction.CONSTANT);
    assertEquals("A1:rotation:1 A U3>U1:rotation:1 A2:rotation:1", counts(laws));
    ExactPoint point = new ExactPoint(network("linear 1,1,1,1"), 6);
    Map<String, Long> at = new HashMap<>();
    Map<String, Long> inertia = new HashMap<>();
    Map<String, Long> push = new HashMap<>();
    Map<Entry, Long> gradient = point.gradient();
    point.theta().forEach((entry, value) -> {
      String velocity = "v." + entry.tensor();
      long omega = point.draw();
      at.put(entry.tensor(), value);
      at.put(velocity, omega);
      // (θ'/θ²)' = 0: θ'' = 2 θ'² / θ
      inertia.put(entry.tensor(), omega);
      inertia.put(velocity, 2 * omega % ExactPoint.PRIME * omega % ExactPoint.PRIME * power(value, -1)
          % ExactPoint.PRIME);
      push.put(velocity, gradient.get(entry) * power(value, 2) % ExactPoint.PRIME);
    });
    for (LawFormula law : laws.laws()) {
      IndexForm form = (IndexForm) law.body();
      assertEquals(0, derivative(form, at, inertia), law.name());
      assertEquals(0, derivative(form, at, push), law.name());
      at.replaceAll((name, value) -> name.startsWith("v.") ? value + 1 : value);
      assertNotEquals(0, derivative(form, at, inertia), "with other velocities it is another motion");
      at.replaceAll((name, value) -> name.startsWith("v.") ? value - 1 : value);
    }
  }

  private static long power(long value, int exponent) {
    return BigInteger.valueOf(value).modPow(BigInteger.valueOf(exponent), BigInteger.valueOf(ExactPoint.PRIME))
        .longValueExact();
  }

  /** The derivative along a direction where all tensors are one number. */
  private static long derivative(IndexForm form, Map<String, Long> at, Map<String, Long> direction) {
    long sum = 0;
    for (IndexTerm term : form.terms()) {
      for (int i = 0; i < term.operands().size(); i++) {
        Operand one = term.operands().get(i);
        long product = Math.floorMod(term.factor() * one.exponent(), ExactPoint.PRIME)
            * direction.getOrDefault(one.tensor(), 0L) % ExactPoint.PRIME;
        for (int j = 0; j < term.operands().size(); j++) {
          Operand operand = term.operands().get(j);
          int exponent = operand.exponent() - (j == i ? 1 : 0);
          product = product * power(at.get(operand.tensor()), exponent) % ExactPoint.PRIME;
        }
        sum = (sum + product) % ExactPoint.PRIME;
      }
    }
    return sum;
  }

  /** As many as lawsweep count knows: where a neuron has one weight in and one out, and no bias. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"linear 1,3,1|A1:rotation:3", "relu 1,3,1|A1:rotation:3", "linear 1,3,2|''",
      "relu 1,3,1 hidden|''", "linear 1,1,1,1|A1:rotation:1 A U3>U1:rotation:1 A2:rotation:1",
      "linear 2,1,1,3|''", "linear 1,2,1,1|A1:rotation:2"})
  void areas(String words, String expected) {
    for (MomentumForm form : MomentumForm.values()) {
      assertEquals(expected, counts(laws(words, Optional.of(momentum(form, 2)), Friction.NONE)));
    }
    assertEquals("", counts(laws(words, Optional.of(momentum(MomentumForm.PRIMAL, 3)), Friction.NONE)));
  }

  private static String line(String net, MomentumForm form, int power) {
    return counts(NetworkLaws.of(new LawQuestion(new NetLine(Network.of(net)), Optional.of(momentum(form, power)),
        Friction.ONE, false)));
  }

  @Test
  void parametersThatNoLossSeesCoast() {
    for (MomentumForm form : MomentumForm.values()) {
      assertEquals("v.sum l1.bk:linear:1 sum l1.bk:linear:1", line("seq 2x2 > attn 1x1 bias k", form, 2));
    }
    assertEquals("A l3.W>l4.W:rotation:1",
        line("vec 1 > dense 3 bias > dense 1 bias > dense 1 > out 1", MomentumForm.PRIMAL, 2));
  }

  @Test
  void lawsFoundOneByOneAreSaidToBeMissing() {
    Subject subject = new NetLine(Network.of("vec 3 > res(dense 3) > out 2"));
    NetworkLaws plain = NetworkLaws.of(new LawQuestion(subject));
    assertEquals(6, plain.laws().size());
    assertEquals(Optional.empty(), plain.missing());
    NetworkLaws moved = NetworkLaws.of(new LawQuestion(subject, Optional.of(momentum(MomentumForm.PRIMAL, 0)),
        Friction.ONE, false));
    assertEquals(List.of(), moved.laws());
    assertTrue(moved.missing().orElseThrow().startsWith("6 laws of the plain gradient flow"));
  }

  /** h + h' / τ and its likes: with h'' = -τ h' their derivative is 0. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"NONE|1 -t", "ONE|1 1", "CONSTANT|tau 1", "NESTEROV|2 t"})
  void whereASumComesToRest(Friction friction, String expected) {
    IndexForm form = (IndexForm) laws("linear 1,1,1", Optional.of(momentum(MomentumForm.PRIMAL, 1)), friction).laws()
        .get(1).body();
    assertEquals(expected, Stream.of(form.terms().get(0), form.terms().get(2)).map(term -> {
      List<String> time = term.operands().stream().map(Operand::tensor).filter(name -> !name.contains("U")).toList();
      return time.isEmpty() ? Long.toString(term.factor()) : (term.factor() < 0 ? "-" : "") + time.getFirst();
    }).collect(Collectors.joining(" ")));
  }

  /** ψ' = θ / M: θ²/2, θ, log θ, -1/θ, -1/(2θ²), each times what makes all factors whole. */
  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"0,1|1*2 -2*1", "0,2|1*2 -2*0", "1,3|1*1 1*-1", "4,2|-1*-2 -2*0", "5,0|-2*-3 -3*2"})
  void potentialsOfMetrics(String powers, String expected) {
    FlowSetting flow = FlowSetting.of(Flow.GRADIENT,
        Arrays.stream(powers.split(",")).map(Integer::valueOf).map(Metric::new).toList(), MomentumForm.PRIMAL, 1)
        .orElseThrow();
    LawFormula law = laws("linear 1,1,1", Optional.of(flow), Friction.CONSTANT).laws().getFirst();
    assertEquals(expected, ((IndexForm) law.body()).terms().stream()
        .map(term -> term.factor() + "*" + term.operands().getFirst().exponent()).collect(Collectors.joining(" ")));
    assertEquals(powers.equals("0,1"), law.degree().isPresent());
  }

  @Test
  void metricsAreOnePerTensor() {
    Optional<FlowSetting> two =
        FlowSetting.of(Flow.GRADIENT, List.of(new Metric(2), new Metric(1)), MomentumForm.PRIMAL, 1);
    IndexForm form = (IndexForm) laws("relu 1,2,1 all", two, Friction.CONSTANT).laws().getFirst().body();
    assertEquals("U1:0 U2:1 b1:1", form.terms().stream().map(term -> term.operands().getFirst())
        .map(operand -> operand.tensor() + ":" + operand.exponent()).collect(Collectors.joining(" ")));
    String said = assertThrows(IllegalArgumentException.class,
        () -> laws("linear 1,2,2,1", two, Friction.CONSTANT)).getMessage();
    assertEquals("expected one metric, or 3 metrics, one for each of U1, U2, U3, got 2", said);
  }

  @Test
  void lawsOfLinesAreCalledByTheirTensors() {
    NetworkLaws laws = NetworkLaws.of(new LawQuestion(new NetLine(
        Network.of("seq 2x4 causal > res(rms > attn 2x4 rope) > res(rms > glu 3 silu) > rms > ce 5"))));
    assertEquals("G l2.K>l2.Q:balance:4 G l2.V>l2.O:balance:20 G l4.A>l4.C:balance:3 sum l6.W:linear:4", counts(laws));
    IndexForm planes = (IndexForm) laws.laws().getFirst().body();
    assertEquals(List.of(List.of(0, 1), List.of(2, 3)), planes.ranges().get(1).members());
    assertEquals(List.of("G l2.K>l2.Q[1,1]", "G l2.K>l2.Q[1,2]", "G l2.K>l2.Q[2,1]", "G l2.K>l2.Q[2,2]"),
        planes.entries("G l2.K>l2.Q").stream().map(NamedPolynomial::name).toList());
    assertEquals(16, planes.entries("").getFirst().polynomial().terms().size());
  }
}
