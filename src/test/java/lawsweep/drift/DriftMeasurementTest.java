package lawsweep.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.CheckpointException;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.run.Runs;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.circuit.line.Network;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of small networks that the test trains itself, measured by plain loops over their weights beside. */
class DriftMeasurementTest {

  @TempDir
  Path temporary;

  private SmallRun relu(String name) {
    return new SmallRun(temporary.resolve(name), Seeds.random("drift", 0), true, 3, 5, 4, 2);
  }

  private SmallRun linear(String name) {
    return new SmallRun(temporary.resolve(name), Seeds.random("drift linear", 0), false, 4, 3, 5, 2);
  }

  /** out and in of each hidden neuron, from the input on. */
  private record Sides(List<Double> out, List<Double> in) {

    double value(int law) {
      return out.get(law) - in.get(law);
    }
  }

  private Sides sides(String run, int step) throws IOException {
    Sides sides = new Sides(new ArrayList<>(), new ArrayList<>());
    double[][] tensors = {read(run, step, "0.weight"), read(run, step, "0.bias"), read(run, step, "2.weight"),
        read(run, step, "2.bias"), read(run, step, "4.weight")};
    int[] widths = {3, 5, 4, 2};
    for (int layer = 1; layer <= 2; layer++) {
      for (int j = 0; j < widths[layer]; j++) {
        double out = 0;
        for (int i = 0; i < widths[layer + 1]; i++) {
          out += Math.pow(tensors[2 * layer][i * widths[layer] + j], 2);
        }
        double in = Math.pow(tensors[2 * layer - 1][j], 2);
        for (int i = 0; i < widths[layer - 1]; i++) {
          in += Math.pow(tensors[2 * layer - 2][j * widths[layer - 1] + i], 2);
        }
        sides.out.add(out);
        sides.in.add(in);
      }
    }
    return sides;
  }

  private double[] read(String run, int step, String name) throws IOException {
    try (Checkpoint checkpoint = Checkpoints.open(file(run, step))) {
      StoredTensor stored = checkpoint.find(name).orElseThrow();
      double[] numbers = new double[(int) stored.size()];
      checkpoint.numbers(stored).read(0, numbers, 0, numbers.length);
      return numbers;
    }
  }

  private Path file(String run, int step) {
    return temporary.resolve(run).resolve("step%05d.safetensors".formatted(step));
  }

  @Test
  void numbersAreThoseOfTheDefinitions() throws IOException {
    SmallRun trained = relu("plain");
    trained.type = NumberType.F32;
    RunResult run = trained.measured();
    assertEquals(List.of(0L, 5L, 10L, 15L, 20L), run.course().steps());
    assertEquals(Optional.empty(), run.course().times());
    assertEquals(List.of("F32", "F32", "F32", "F32", "F32"), run.course().types());
    assertEquals(List.of("0.weight>2.weight", "2.weight>4.weight"),
        run.groups().stream().map(GroupResult::group).toList());
    for (int k = 0; k < 5; k++) {
      assertDefined(run.groups().getFirst(), k, 0, 5);
      assertDefined(run.groups().getLast(), k, 5, 9);
      assertDefined(run.total(), k, 0, 9);
    }
  }

  private void assertDefined(GroupResult laws, int checkpoint, int from, int to) throws IOException {
    Sides start = sides("plain", 0);
    Sides now = sides("plain", 5 * checkpoint);
    double drifts = 0;
    double scales = 0;
    double max = 0;
    double distance = 0;
    double moved = 0;
    double inner = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double drift = now.value(i) - start.value(i);
      drifts += drift * drift;
      scales += Math.pow(start.out.get(i) + start.in.get(i), 2);
      max = Math.max(max, Math.abs(drift));
      distance += Math.abs(drift);
      moved += Math.abs(now.out.get(i) - start.out.get(i)) + Math.abs(now.in.get(i) - start.in.get(i));
      inner += now.value(i) * start.value(i);
      squares += start.value(i) * start.value(i);
    }
    CheckpointDrift found = laws.checkpoints().get(checkpoint);
    assertEquals(5L * checkpoint, found.step());
    assertEquals(Math.sqrt(drifts / scales), found.rel().orElseThrow(), 1e-14);
    assertEquals(max, found.max(), 1e-14);
    assertEquals(checkpoint == 0 ? 0 : distance / moved, found.index().orElseThrow(), 1e-12);
    assertEquals(inner / squares, found.decay().orElseThrow(), 1e-14);
    assertTrue(found.floor().orElseThrow() > 1e-9 && found.floor().orElseThrow() < 1e-7, "about 2^-24");
    laws.laws().ifPresent(kept -> {
      LawTable table = kept.table().orElseThrow();
      for (int i = from; i < to; i++) {
        assertEquals(now.value(i), table.value(checkpoint, i - from), 1e-14);
      }
    });
  }

  /** h - h_0 = Σ τ² h(g) over all steps. */
  @Test
  void plainStepsDriftAsTheirGradientsSay() throws IOException {
    SmallRun trained = relu("sgd");
    trained.gradients = true;
    trained.metadata.put("lr", "0.01");
    RunResult run = trained.measured();
    for (int step = 1; step <= 20; step++) {
      assertEquals(0, run.total().checkpoints().get(step).checks().identity().orElseThrow(), 1e-12);
    }
    assertEquals(Verdict.FIRST_ORDER, run.total().verdict());
    assertTrue(run.total().reason().startsWith("h - h_0 is Σ τ² h(g) over all steps to "), run.total().reason());
    assertEquals(0.2, run.course().times().orElseThrow().getLast(), 1e-15);
  }

  @Test
  void otherStepsDoNot() throws IOException {
    SmallRun trained = relu("momentum");
    trained.gradients = true;
    trained.momentum = 0.9;
    trained.rate = 0.001;
    trained.metadata.put("lr", "0.001");
    trained.metadata.put("momentum", "0.9");
    GroupResult total = trained.measured().total();
    assertTrue(total.last().checks().identity().orElseThrow() > 0.5);
    assertEquals(Verdict.DRIFTS, total.verdict());
    assertTrue(total.reason().endsWith("; momentum 0.9 (metadata of step00000.safetensors)"), total.reason());
  }

  /** Without a rate or without the gradient of one step nothing is predicted. */
  @Test
  void gradientsOfAllStepsAreNeeded() throws IOException {
    SmallRun trained = relu("gap");
    trained.gradients = true;
    assertEquals(OptionalDouble.empty(), trained.measured().total().last().checks().identity());
    SmallRun rated = relu("gap");
    rated.gradients = true;
    rated.metadata.put("lr", "0.01");
    rated.save();
    Files.delete(file("gap", 7));
    List<CheckpointDrift> drifts = rated.measure().total().checkpoints();
    assertEquals(0, drifts.get(6).checks().identity().orElseThrow(), 1e-12);
    assertEquals(OptionalDouble.empty(), drifts.get(7).checks().identity());
    assertEquals(8, drifts.get(7).step());
  }

  @Test
  void adamMovesBiasesOfKeysByRoundingErrors() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("keys"));
    for (int step = 0; step < 2; step++) {
      double[] biases = {0.5, 0.5, 1e-4 * step, 0, 0.5, 0.5};
      Safetensors.write(folder.resolve("step" + step + ".safetensors"), Map.of("optimizer", "adam"),
          List.of(new Safetensors.Tensor("in_proj_weight", NumberType.F64, List.of(6L, 2L), new double[12]),
              new Safetensors.Tensor("in_proj_bias", NumberType.F64, List.of(6L), biases),
              new Safetensors.Tensor("out_proj.weight", NumberType.F64, List.of(2L, 2L), new double[4]),
              new Safetensors.Tensor("out_proj.bias", NumberType.F64, List.of(2L), new double[2])));
    }
    RunResult result = DriftMeasurement.run(Runs.of(List.of(folder)).getFirst(), ToldFacts.none(),
        new ModelFile(Network.of("seq 3x2 > attn 1x2 bias qkvo"), Optional.empty(), Optional.empty()), Set.of("still"),
        10_000, Team.alone());
    assertEquals("laws moved by at most 0.0001; optimizer adam (metadata of step0.safetensors) rescales each gradient, "
        + "the rounding errors of one that is 0, too", result.groups().getFirst().reason());
  }

  @Test
  void adamBreaks() throws IOException {
    SmallRun trained = relu("adam");
    trained.adam = true;
    trained.metadata.put("optimizer", "adam");
    GroupResult total = trained.measured().total();
    assertEquals(Verdict.BROKEN, total.verdict());
    assertTrue(total.last().index().orElseThrow() > 0.1);
    assertTrue(total.reason().contains("optimizer adam (metadata of step00000.safetensors)"), total.reason());
  }

  /** Nothing is said of an optimizer that no source tells. */
  @Test
  void reasonsOnlyNameWhatIsKnown() throws IOException {
    SmallRun trained = relu("unknown");
    trained.adam = true;
    RunResult run = trained.measured();
    assertTrue(run.total().reason().matches("laws move [0-9.]+ % of what they are made of moves"),
        run.total().reason());
    assertEquals(OptionalDouble.empty(), run.total().last().checks().decayCorrected());
    assertEquals(Optional.empty(), run.facts().optimizer());
  }

  @Test
  void weightDecayShrinksAllLaws() throws IOException {
    SmallRun trained = relu("decay");
    trained.decay = 0.5;
    trained.rate = 0.002;
    trained.steps = 400;
    trained.every = 100;
    GroupResult total = trained.measured().total();
    assertEquals(Verdict.DECAY, total.verdict());
    assertEquals(Math.pow(1 - 0.5 * 0.002, 800), total.last().decay().orElseThrow(), 0.01);
    assertTrue(total.reason().startsWith("laws shrink together by the factor "), total.reason());
    trained.metadata.putAll(Map.of("lr", "0.002", "weight_decay", "0.5"));
    SmallRun known = relu("decay");
    known.metadata.putAll(trained.metadata);
    known.decay = 0.5;
    known.rate = 0.002;
    known.steps = 400;
    known.every = 100;
    CheckpointDrift last = known.measured().total().last();
    assertTrue(last.checks().decayCorrected().orElseThrow() < 0.02 * last.rel().orElseThrow(), last.toString());
  }

  /** What sources tell not to be there explains nothing. */
  @Test
  void noDecayIsSaidWhereThereIsNone() throws IOException {
    SmallRun trained = relu("decay");
    trained.decay = 0.5;
    trained.rate = 0.002;
    trained.steps = 400;
    trained.every = 100;
    trained.metadata.put("weight_decay", "0");
    assertEquals(Verdict.BROKEN, trained.measured().total().verdict());
  }

  private SmallRun decaying(String name, double decay) {
    return decaying(relu(name), decay);
  }

  private static SmallRun decaying(SmallRun trained, double decay) {
    trained.decay = decay;
    trained.rate = 0.0005;
    trained.steps = 400;
    trained.every = 100;
    trained.metadata.putAll(Map.of("lr", "0.0005", "weight_decay", "2"));
    return trained;
  }

  /** Weights that decay beside biases that do not: h / p² - h_0 + ∫ b² d(1 / p²) by plain loops. */
  @Test
  void decayOfWeightsAloneIsNamed() throws IOException {
    SmallRun trained = decaying("weights", 2);
    trained.weightsOnly = true;
    RunResult run = trained.measured();
    assertSpared(run.groups().getFirst(), 0, 5);
    assertSpared(run.groups().getLast(), 5, 9);
    assertSpared(run.total(), 0, 9);
  }

  private static double grown(int step) {
    return Math.pow(1 - 2 * 0.0005, -2 * step);
  }

  private void assertSpared(GroupResult laws, int from, int to) throws IOException {
    Sides start = sides("weights", 0);
    Sides now = sides("weights", 400);
    double drifts = 0;
    double scales = 0;
    for (int i = from; i < to; i++) {
      double drift = now.value(i) * grown(400) - start.value(i);
      for (int step = 0; step < 400; step += 100) {
        drift += (squaredBias(step, i) + squaredBias(step + 100, i)) / 2 * (grown(step + 100) - grown(step));
      }
      drifts += drift * drift;
      scales += Math.pow(start.out.get(i) + start.in.get(i), 2);
    }
    double rel = Math.sqrt(drifts / scales);
    assertTrue(rel < laws.last().rel().orElseThrow() / 10, "data of the test: " + rel + " of " + laws.last());
    assertEquals(Verdict.BROKEN, laws.verdict());
    assertTrue(laws.reason().endsWith("; weight decay 2 (metadata of step00000.safetensors) acts on weights, not on"
        + " biases and gains, so these laws do not shrink together: corrected for that, rel is "
        + Reason.digits(rel)), laws.reason());
  }

  private double squaredBias(int step, int law) throws IOException {
    double bias = law < 5 ? read("weights", step, "0.bias")[law] : read("weights", step, "2.bias")[law - 5];
    return bias * bias;
  }

  /** Decay of all parameters, and decay that is told but not there, are no decay of some. */
  @Test
  void decayOfAllIsNotTakenForThatOfSome() throws IOException {
    GroupResult uniform = decaying("uniform", 2).measured().total();
    assertEquals(Verdict.DECAY, uniform.verdict());
    assertTrue(uniform.reason().endsWith("; weight decay 2 (metadata of step00000.safetensors); divided by what that"
        + " makes of all parameters rel is " + corrected(uniform)), uniform.reason());
    GroupResult unbiased = decaying(linear("unbiased"), 2).measured().total();
    assertEquals(Verdict.DECAY, unbiased.verdict());
    assertTrue(
        unbiased.reason().endsWith("; divided by what that makes of all parameters rel is " + corrected(unbiased)),
        unbiased.reason());
    GroupResult none = decaying("none", 0).measured().total();
    assertEquals(Verdict.DRIFTS, none.verdict());
    assertTrue(none.reason().endsWith("; weight decay 2 (metadata of step00000.safetensors); divided by what that"
        + " makes of all parameters rel is " + corrected(none)), none.reason());
    assertTrue(none.last().checks().decayCorrected().orElseThrow() > none.last().rel().orElseThrow());
  }

  private static String corrected(GroupResult laws) {
    return Reason.digits(laws.last().checks().decayCorrected().orElseThrow());
  }

  /** A weight that stands twice, which the network's line does not say. */
  @Test
  void tiedWeightsAreNamed() throws IOException {
    SmallRun trained = new SmallRun(temporary.resolve("tied"), Seeds.random("drift tied", 0), true, 4, 4, 4, 2);
    trained.tied = true;
    RunResult run = trained.measured();
    String words = "; 0.weight and 2.weight hold the same numbers at all checkpoints: tied weights keep no law of"
        + " either alone";
    for (GroupResult laws : List.of(run.groups().getFirst(), run.groups().getLast(), run.total())) {
      assertEquals(Verdict.BROKEN, laws.verdict());
      assertTrue(laws.reason().endsWith(words), laws.reason());
    }
    SmallRun apart = new SmallRun(temporary.resolve("apart"), Seeds.random("drift tied", 0), true, 4, 4, 4, 2);
    apart.net.tensors[2] = apart.net.tensors[0].clone();
    Arrays.fill(apart.net.tensors[1], 0);
    Arrays.fill(apart.net.tensors[3], 0);
    apart.adam = true;
    assertFalse(apart.measured().total().reason().contains("tied"), "the same numbers at the start only");
  }

  /** Tensors that hold one number everywhere, as biases that nobody trains, are not tied. */
  @Test
  void oneNumberEverywhereIsNoTie() throws IOException {
    SmallRun trained = new SmallRun(temporary.resolve("zeros"), Seeds.random("drift tied", 0), true, 4, 4, 4, 2);
    trained.steps = 0;
    trained.rate = 0;
    Arrays.fill(trained.net.tensors[1], 0);
    Arrays.fill(trained.net.tensors[3], 0);
    trained.save();
    trained.net.tensors[0][0] += 1;
    Safetensors.write(file("zeros", 7), Map.of(), trained.net.stored("", trained.net.tensors, NumberType.F64));
    GroupResult total = trained.measure().total();
    assertEquals(Verdict.BROKEN, total.verdict());
    assertFalse(total.reason().contains("tied"), total.reason());
  }

  /** Steps that round leave a drift of some floors times the root of their number. */
  @Test
  void roundingOfEachStepIsNamed() throws IOException {
    SmallRun trained = relu("steps");
    trained.type = NumberType.F32;
    trained.rate = 1e-5;
    trained.rounds = true;
    trained.steps = 400;
    trained.every = 100;
    GroupResult total = trained.measured().total();
    assertTrue(total.reason().matches(".*; the largest drift is [0-9.]+ floors of F32, and each of 400 steps rounds,"
        + " too"), total.verdict() + ": " + total.reason());
  }

  @Test
  void aFrozenSideIsNamed() throws IOException {
    SmallRun trained = relu("frozen");
    trained.frozen = 4;
    RunResult run = trained.measured();
    GroupResult second = run.groups().getLast();
    assertEquals(1, second.last().index().orElseThrow());
    assertEquals(Verdict.BROKEN, second.verdict());
    assertTrue(second.reason().contains("; 4.weight does not move:"), second.reason());
    assertEquals(Verdict.DRIFTS, run.groups().getFirst().verdict());
  }

  /** The same weights in another type move by rounding alone. */
  @Test
  void roundingIsNoDrift() throws IOException {
    SmallRun trained = relu("rounding");
    trained.steps = 0;
    trained.save();
    Safetensors.write(file("rounding", 7), Map.of(),
        trained.net.stored("", new SmallNet(Seeds.random("drift", 0), true, 3, 5, 4, 2).tensors, NumberType.F32));
    RunResult run = trained.measure();
    assertEquals(List.of("F64", "F32"), run.course().types());
    assertTrue(run.total().last().max() > 0);
    assertEquals(Verdict.ROUNDING, run.total().verdict());
    assertTrue(run.total().reason().matches("no law moved by more than [0-9.]+ floors of F64, F32"),
        run.total().reason());
    double[][] moved = new SmallNet(Seeds.random("drift", 0), true, 3, 5, 4, 2).tensors;
    moved[0][0] += 1e-5;
    Safetensors.write(file("rounding", 7), Map.of(), trained.net.stored("", moved, NumberType.F32));
    assertEquals(Verdict.BROKEN, trained.measure().total().verdict());
  }

  @Test
  void nothingThatMovesIsRounding() throws IOException {
    SmallRun trained = relu("still");
    trained.rate = 0;
    GroupResult total = trained.measured().total();
    assertEquals(Verdict.ROUNDING, total.verdict());
    assertEquals("no law moved at all", total.reason());
    assertEquals(0, total.last().rel().orElseThrow());
    assertEquals(0, total.last().index().orElseThrow());
  }

  /** From rest the angular momentum of heavy ball stays 0; Nesterov's momentum does not keep it. */
  @Test
  void heavyBallKeepsAngularMomenta() throws IOException {
    SmallRun trained = linear("heavy");
    trained.momentum = 0.9;
    trained.buffers = true;
    trained.metadata.put("lr", "0.01");
    RunResult run = trained.measured();
    assertEquals("matrix", run.groups().getFirst().kind());
    for (CheckpointDrift drift : run.total().checkpoints()) {
      assertTrue(drift.checks().angular().orElseThrow().rel() <= 1e-13, drift.toString());
    }
    assertTrue(run.total().reason().contains("the angular momentum is kept at 0"), run.total().reason());
    SmallRun other = linear("nesterov");
    other.nesterov = true;
    other.momentum = 0.9;
    other.buffers = true;
    other.metadata.put("lr", "0.01");
    GroupResult total = other.measured().total();
    assertTrue(total.last().checks().angular().orElseThrow().rel() > 1e-6);
    assertTrue(!total.reason().contains("angular"), total.reason());
  }

  /** All-zero tensors have no scale: nothing that moved is 0, something that did is not known; no number is NaN. */
  @Test
  void zeroScalesGiveNoNumbers() throws IOException {
    SmallNet net = new SmallNet(Seeds.random("drift", 1), false, 2, 2, 1);
    double[][] zero = {new double[4], {}, new double[2], {}};
    Files.createDirectories(temporary.resolve("zero"));
    Safetensors.write(file("zero", 0), Map.of(), net.stored("", zero, NumberType.F64));
    Safetensors.write(file("zero", 1), Map.of(), net.stored("", zero, NumberType.F64));
    Safetensors.write(file("zero", 2), Map.of(), net.stored("", net.tensors, NumberType.F64));
    SmallRun run = new SmallRun(temporary.resolve("zero"), Seeds.random("drift", 1), false, 2, 2, 1);
    GroupResult total = run.measure().total();
    assertEquals(OptionalDouble.of(0), total.checkpoints().get(1).rel());
    assertEquals(OptionalDouble.empty(), total.checkpoints().get(1).decay());
    assertEquals(OptionalDouble.empty(), total.checkpoints().get(2).rel());
    assertEquals(OptionalDouble.empty(), total.checkpoints().get(2).floor());
    assertTrue(total.checkpoints().get(2).index().orElseThrow() <= 1);
  }

  @Test
  void badRunsGiveOneLine() throws IOException {
    SmallRun trained = relu("bad");
    trained.steps = 0;
    assertRefused("bad: expected checkpoints of two steps or more, got one, of step 0", trained::measured);
    trained.steps = 5;
    trained.save();
    Files.delete(file("bad", 5));
    double[][] numbers = trained.net.tensors;
    numbers[1][0] = Double.NaN;
    Safetensors.write(file("bad", 5), Map.of(), trained.net.stored("", numbers, NumberType.F64));
    assertRefused("step00005.safetensors: step 5: tensor 0.bias ", trained::measure);
    Safetensors.write(file("bad", 5), Map.of(),
        new SmallNet(Seeds.random("drift", 2), true, 3, 6, 4, 2).stored("", new SmallNet(Seeds.random("drift", 2), true,
            3, 6, 4, 2).tensors, NumberType.F64));
    assertRefused("step00005.safetensors: expected 0.weight with shape [5, 3] as at the first checkpoint, got F64 with"
        + " shape [6, 3]", trained::measure);
    assertRefused("expected a network with known laws of kind norm, got one without: vec 3 > dense 5 bias",
        () -> DriftMeasurement.run(Runs.of(List.of(temporary.resolve("bad"))).getFirst(), ToldFacts.none(),
            trained.model(), Set.of("norm"), 10, Team.alone()));
  }

  /** Whatever else is in a file is listed, from whichever checkpoint, and has to be finite. */
  @Test
  void whatNoLawReadsIsLookedAt() throws IOException {
    SmallRun trained = relu("beside");
    trained.steps = 5;
    trained.save();
    List<Safetensors.Tensor> tensors = new ArrayList<>(trained.net.stored("", trained.net.tensors, NumberType.F64));
    tensors.add(new Safetensors.Tensor("loss", NumberType.F64, List.of(2L), new double[] {1, 2}));
    Files.delete(file("beside", 5));
    Safetensors.write(file("beside", 5), Map.of(), tensors);
    assertEquals(List.of("loss"), trained.measure().names().unmapped());
    tensors.set(tensors.size() - 1, new Safetensors.Tensor("loss", NumberType.F64, List.of(2L),
        new double[] {1, Double.POSITIVE_INFINITY}));
    Files.delete(file("beside", 5));
    Safetensors.write(file("beside", 5), Map.of(), tensors);
    assertRefused("step00005.safetensors: step 5: tensor loss has numbers that are not finite", trained::measure);
  }

  private static void assertRefused(String expected, org.junit.jupiter.api.function.Executable call) {
    String line = assertThrows(CheckpointException.class, call).getMessage();
    assertTrue(line.contains(expected), line);
    assertTrue(!line.contains("\n"), line);
  }
}
