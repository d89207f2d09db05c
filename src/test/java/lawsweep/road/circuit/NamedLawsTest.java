package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.KnownFamilies;
import lawsweep.circuit.laws.named.NamedLaws;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.LawViolationException;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountFindings;
import lawsweep.kind.count.CountOutcome;
import lawsweep.kind.count.WhyExtra;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.sweep.Records;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;

/** Laws with a proof besides known ones: as many as brackets leave, orthogonal to these, and told to people. */
class NamedLawsTest {

  /** A line for each kind, and each way to be one. */
  private static final Map<String, Map<String, Integer>> NAMED = Map.ofEntries(
      Map.entry("sensing 2x4", Map.of("the row space of in.U", 4)),
      Map.entry("vec 2 > dense 5 > rms > tied", Map.of("the row space of l1.W", 6)),
      Map.entry("tokens 2x2 6 > res(mlp 1 tanh) > tied", Map.of("the row space of (in.E, l1.V, l1.U)", 8)),
      Map.entry("vec 2 > dense 1 > dense 2 > dense 2 > dense 1 > tanh > out 2",
          Map.of("the curve of (l2.W, l3.W, l4.W), which enter by one number", 1)),
      Map.entry("vec 1 > res(dense 2 > dense 2 > dense 1) > tanh > out 1",
          Map.of("the curve of (l1.W, l2.W, l3.W), which enter by one number", 1)),
      Map.entry("vec 1 > glu 3 id to 1", Map.of("the curve of (l1.A, l1.B, l1.C), which enter by one number", 2)),
      Map.entry("vec 1 > dense 2 > dense 2 > ce 2",
          Map.of("the curve of (l1.W, l2.W, l3.W), which enter by one number", 1)),
      Map.entry("seq 2x1 > dense 2 > dense 2 > dense 1 > relu > out 2",
          Map.of("the curve of (l1.W, l2.W, l3.W), which enter by one number", 1)),
      Map.entry("image 1x2 > conv 2 2 pad circ > conv 2 2 pad circ > conv 1 2 pad circ",
          Map.of("the curve of the sums over taps of (l1.W, l2.W, l3.W), which enter by one number", 1,
              "the curve of the alternating sums over taps of (l1.W, l2.W, l3.W), which enter by one number", 1)),
      Map.entry("seq 2x2 > dense 3 > ln gain > dense 1 > tanh > out 1", Map.of("Σ artanh(l3.W / l2.g)", 1)),
      Map.entry("vec 2 > dense 3 > ln gain > ce 2 bias",
          Map.of("Σ artanh((l3.W[0] - l3.W[1]) / √2 l2.g)", 1)),
      Map.entry("seq 2x3 > ln bias > dense 1 bias > tanh > out 2",
          Map.of("artanh(Σ l1.b / Σ l2.W) - l2.b", 1)),
      Map.entry("vec 2 > dense 3 > ln bias > ce 2 bias",
          Map.of("artanh(√2 Σ l2.b / Σ (l3.W[0] - l3.W[1])) / √2 - (l3.b[0] - l3.b[1]) / 2", 1)),
      Map.entry("image 2x3 > conv 3 3 pad circ > conv 1 3 pad circ",
          Map.of("the phases of det (l1.W l2.W^*) over circular convolution", 1)),
      Map.entry("image 1x3x3 > conv 2 3 pad circ > conv 1 3 pad circ",
          Map.of("the phases of det (l1.W l2.W^*) over circular convolution", 4)),
      Map.entry("image 1x5 > conv 3 2 > conv 1 2 > relu > out 1",
          Map.of("l2.W_j·l1.W_k - l2.W_k·l1.W_j", 2)),
      Map.entry("image 1x4x4 > conv 2 2 > conv 1 2", Map.of("l2.W_j·l1.W_k - l2.W_k·l1.W_j", 1)));

  /** What lacks one thing that a theorem asks for. */
  private static final List<String> NEARLY = List.of(
      "sensing 3x3",
      "vec 2 > dense 5 > ln > tied",
      "vec 2 > dense 5 > relu > tied",
      "vec 1 > dense 2 > dense 2 bias > dense 2 > out 1",
      "vec 1 > res(dense 2 > dense 2 bias > dense 1) > tanh > out 1",
      "vec 1 > dense 2 > res(dense 1 > dense 2 | tanh) > out 1",
      "vec 1 > dense 1 > tanh > dense 2 > dense 1 > tied",
      "seq 2x3 > ln gain > attn 1x1",
      "vec 3 > ln gain bias > dense 1 > tanh > out 1",
      "vec 3 > rms gain > dense 1 > tanh > out 1",
      "vec 3 > ln gain > dense 2 > tanh > out 1",
      "vec 3 > ln bias > dense 2 bias > tanh > out 1",
      "image 2x3 > conv 2 3 pad circ > conv 1 3 pad circ",
      "image 1x3 > conv 2 3 pad circ > relu > conv 1 3 pad circ",
      "image 1x3 > conv 2 3 pad circ bias > conv 2 3 pad circ > conv 1 3 pad circ",
      "image 1x8 > conv 2 2 stride 2 > conv 1 2",
      "image 1x6 > conv 2 2 > conv 1 3",
      "image 1x6 > conv 2 2 > conv 2 2");

  private static CircuitDraw draw(String line) {
    Network network = Network.of(line);
    return new CircuitDraw(new LawsOfCircuit(network), CircuitDraw.point(network, Stream.named("named"), 0),
        VectorKernels.hot(), Team.alone(), Watch.NONE, new Fingerprint());
  }

  /** How many laws brackets leave beside known ones; all brackets must be orthogonal to all laws. */
  private static int left(CircuitDraw draw) {
    while (!draw.full() && !draw.evidence().stagnated() && draw.evidence().levels().size() < CircuitDraw.MOST_LEVELS) {
      draw.climb(Team.alone(), () -> {});
    }
    return draw.point().circuit().columns() - draw.evidence().rank() - draw.evidence().laws();
  }

  private static int sum(Map<String, Integer> named) {
    return named.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void eachKindIsNamedToTheLastLaw() {
    NAMED.forEach((line, expected) -> {
      CircuitDraw draw = draw(line);
      assertEquals(expected, draw.named(VectorKernels.hot(), Team.alone()), line);
      assertEquals(sum(expected), left(draw), line);
    });
  }

  /** None of the laws of the file that are not known stays without a name. */
  @Test
  void allExtraLawsOfTheListAreNamed() {
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (KnownFamilies.Row row : KnownFamilies.rows()) {
      if (row.line().isPresent() && !row.degenerate() && row.count().verdict().equals("extra")) {
        CircuitDraw draw = draw(row.line().get());
        int named = sum(draw.named(VectorKernels.hot(), Team.alone()));
        if (draw.evidence().laws() + named != row.count().laws() || left(draw) != named) {
          wrong.add(row.line().get() + ": " + named);
        }
        counted += named > 0 ? 1 : 0;
      }
    }
    assertEquals("", String.join("\n", wrong));
    assertEquals(28, counted);
  }

  @Test
  void whatLacksAConditionHasNoMoreLaws() {
    for (String line : NEARLY) {
      assertEquals(Map.of(), draw(line).named(VectorKernels.hot(), Team.alone()), line);
    }
  }

  /** Any other number in a gradient makes it no law's. */
  @Test
  void wrongLawsAreCaught() {
    for (String line : NAMED.keySet()) {
      Circuit circuit = Network.of(line).circuit();
      CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("named"), 0));
      NamedLaws laws = NamedLaws.of(circuit, Watch.NONE);
      for (int law = 0; law < laws.size(); law++) {
        Matrix right = laws.gradients(law, point.field(), point.values());
        assertTrue(right.rows() > 0, line);
        double[] wrong = new double[circuit.columns()];
        System.arraycopy(right.data(), 0, wrong, 0, wrong.length);
        int column = 0;
        while (wrong[column] == 0) {
          column++;
        }
        wrong[column] = point.field().reduce(wrong[column] + 1);
        CircuitSpan span = new CircuitSpan(point, VectorKernels.hot(), new Matrix(wrong, 0, 1, wrong.length,
            wrong.length));
        assertThrows(LawViolationException.class, () -> span.climb(wrong.length, Team.alone(), () -> {}),
            line + ": " + laws.text(law));
      }
    }
  }

  /** Verdict and known laws stay what they are; the number of laws is proved, and nobody is surprised. */
  @Test
  void namedLawsProveTheCount() {
    LawCount count = Counts.of("sensing 2x4");
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(0, count.knownLaws());
    assertEquals(4, count.certificate().provenLaws());
    assertTrue(count.errorBound() > 0 && count.errorBound() < 1e-12, count.errorBound() + "");
    String because = CircuitRoad.ofData(VectorKernels.hot()).because(count);
    assertTrue(because.startsWith("proof that there are 4: 4 independent brackets of up to 3 fields + 0 known laws"
        + " + 4 laws by proof (4: the row space of in.U) = D, mod "), because);
    assertTrue(CountFindings.predicted(count));
    assertEquals(Optional.of("theorem: row space"), WhyExtra.of(count));
  }

  /** A scalar block behind tokens: that brackets stand still tells nothing there, but the proof does. */
  @Test
  void aProofCountsWithTokensToo() {
    LawCount count = Counts.of("tokens 2x2 1 > dense 2 > dense 2 > out 1");
    assertEquals(Verdict.EXTRA, count.verdict());
    assertEquals(8, count.certificate().provenLaws());
    assertEquals(7, count.knownLaws());
    assertEquals(Optional.empty(),
        new CircuitVerifier(new ScalarKernels()).refuse(count, Team.alone(), Stop.NEVER));
  }

  @Test
  void descriptionsNameThem() {
    assertEquals("none; besides by proof 4: the row space of in.U",
        LawsOfLine.of(Network.of("sensing 2x4"), VectorKernels.hot()));
  }

  /** A record from before laws were named. */
  @Test
  void olderCertificatesHold() throws IOException {
    LawCount old;
    try (InputStream in = NamedLawsTest.class.getResourceAsStream("before-names.json")) {
      old = CountOutcome.count(Records.read(in.readAllBytes(), 77)).orElseThrow();
    }
    assertEquals(0, old.certificate().provenLaws());
    assertEquals(Optional.empty(), new CircuitVerifier(new ScalarKernels()).refuse(old, Team.alone(), Stop.NEVER));
  }
}
