package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/**
 * The laws of the blocks that people train, one by one, each with something near it that is no law. The gradient of the
 * loss comes by differences of forward passes: a law's is orthogonal to it but for rounding, cosine below 2e-9. Of a
 * control no law is, cosines are above 1e-6, that of one above 1e-3.
 */
class CatalogueTest {

  private static final double ZERO = 2e-9;
  private static final double SOME = 1e-6;
  private static final double BROKEN = 1e-3;

  private static final LawGroup.Form SQUARES = LawGroup.Form.SQUARES;
  private static final LawGroup.Form PRODUCTS = LawGroup.Form.PRODUCTS;
  private static final LawGroup.Form SUMS = LawGroup.Form.SUMS;

  /** A group is there as it is written, and its laws hold. */
  private static LawGroup holds(Trial trial, LawGroup.Form form, String tensors, String written) {
    LawGroup group = trial.group(tensors, form);
    assertEquals(written, trial.shown(group));
    double most = Arrays.stream(trial.cosines(trial.rows(group))).max().orElseThrow();
    assertTrue(most < ZERO, written + ": cosine " + most);
    return group;
  }

  private static void broken(Trial trial, LawGroup control) {
    broken(trial, trial.rows(control), trial.shown(control));
  }

  private static void broken(Trial trial, List<double[]> rows, String control) {
    double[] cosines = trial.cosines(rows);
    assertTrue(Arrays.stream(cosines).min().orElseThrow() > SOME
        && Arrays.stream(cosines).max().orElseThrow() > BROKEN, control + ": cosines " + Arrays.toString(cosines));
  }

  private static LawGroup with(LawGroup group, UnaryOperator<LawGroup.Term> changed) {
    return new LawGroup(group.kind(), group.form(), group.indices(), group.first(), group.matrix(),
        group.terms().stream().map(changed).filter(term -> term.factor() != 0).toList());
  }

  /** The same with another factor of a tensor; 0 leaves it out. */
  private static LawGroup with(Trial trial, LawGroup group, String tensor, long factor) {
    return with(group, term -> term.tensor() == trial.tensor(tensor)
        ? new LawGroup.Term(term.tensor(), factor, term.places(), term.matrix())
        : term);
  }

  /** One tensor's part. */
  private static LawGroup only(Trial trial, LawGroup group, String tensor) {
    return new LawGroup(group.kind(), group.form(), group.indices(), group.first(), group.matrix(),
        group.terms().stream().filter(term -> term.tensor() == trial.tensor(tensor)).toList());
  }

  /** The same laws of another tensor in the place of one. */
  private static LawGroup instead(Trial trial, LawGroup group, String tensor, String other) {
    return with(group, term -> term.tensor() == trial.tensor(tensor)
        ? new LawGroup.Term(trial.tensor(other), term.factor(), term.places(), term.matrix())
        : term);
  }

  /** What is no law of a network, according to its groups. */
  private static LawGroup gone(LawGroup group, Trial trial) {
    String control = trial.shown(group);
    assertTrue(
        trial.groups().stream().noneMatch(own -> own.form() == group.form() && trial.shown(own).equals(control)),
        control);
    return group;
  }

  @Test
  void linearLayersAroundARectifierOrNothing() {
    Trial relu = new Trial("vec 5 > dense 4 bias > relu > out 3 bias");
    LawGroup balance = holds(relu, SQUARES, "l1.W l1.b l3.W", "-1 l1.W[0] -1 l1.b[0] +1 l3.W[1]");
    assertEquals(4, balance.count());
    broken(relu, with(relu, balance, "l1.b", 0));
    Trial nothing = new Trial("vec 5 > dense 4 bias > id > out 3 bias");
    LawGroup matrix = holds(nothing, PRODUCTS, "l1.W l1.b l3.W", "-1 l1.W[]:0 -1 l1.b[]:0 +1 l3.W[]:1");
    assertEquals(10, matrix.count());
    broken(nothing, with(nothing, matrix, "l1.b", 0));
    for (String act : List.of("gelu", "tanh", "silu")) {
      Trial smooth = new Trial("vec 5 > dense 4 bias > " + act + " > out 3 bias");
      assertEquals(List.of(), smooth.groups());
      broken(smooth, gone(balance, smooth));
    }
  }

  @Test
  void activationsOfDegreeTwo() {
    Trial trial = new Trial("vec 5 > dense 4 bias > relu^2 > out 3 bias");
    LawGroup law = holds(trial, SQUARES, "l1.W l1.b l3.W", "-1 l1.W[0] -1 l1.b[0] +2 l3.W[1]");
    broken(trial, with(trial, law, "l3.W", 1));
    broken(trial, with(trial, law, "l1.b", 0));
  }

  @Test
  void headsOfAttention() {
    Trial trial = new Trial("seq 3x5 > attn 2x3 bias qkvo");
    LawGroup keys = holds(trial, PRODUCTS, "l1.Q l1.K l1.bq", "+1 l1.Q[0]:1 -1 l1.K[0]:1 +1 l1.bq[0]:1");
    assertEquals(2 * 6, keys.count());
    broken(trial, with(trial, keys, "l1.bq", 0));
    broken(trial, swapped(trial, keys, "l1.K"), "other heads' keys");
    LawGroup values = holds(trial, PRODUCTS, "l1.V l1.O l1.bv", "-1 l1.V[0]:1 +1 l1.O[0]:1 -1 l1.bv[0]:1");
    broken(trial, with(trial, values, "l1.bv", 0));
    broken(trial, swapped(trial, values, "l1.O"), "other heads' outputs");
    LawGroup still = trial.group("l1.bk", SUMS);
    assertEquals(LawKind.STILL, still.kind());
    assertEquals(2 * 3, still.count());
    // Its gradient is 0 where that of the bias of queries is not.
    assertTrue(trial.slope("l1.bk") < ZERO * trial.slope("l1.bq"));
    broken(trial, instead(trial, still, "l1.bk", "l1.bq"));
  }

  /** Gradients where one tensor's heads come the other way round; heads are the first index, of two. */
  private static List<double[]> swapped(Trial trial, LawGroup group, String tensor) {
    List<double[]> others = trial.rows(with(trial, group, tensor, 0));
    List<double[]> own = trial.rows(only(trial, group, tensor));
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < own.size(); row++) {
      rows.add(LawRows.plus(others.get(row), own.get((row + own.size() / 2) % own.size())));
    }
    return rows;
  }

  @Test
  void keysOfSeveralQueries() {
    Trial trial = new Trial("seq 3x5 > attn 4x2 kv 2");
    LawGroup keys = holds(trial, PRODUCTS, "l1.Q l1.K", "+1 l1.Q[0]:2 -1 l1.K[0]:1");
    LawGroup values = holds(trial, PRODUCTS, "l1.V l1.O", "-1 l1.V[0]:1 +1 l1.O[0]:2");
    assertEquals(2 * 3, keys.count());
    // One head of each two alone.
    broken(trial, trial.without(trial.rows(keys), "l1.Q", 1, 0), "the keys of two queries against one");
    broken(trial, trial.without(trial.rows(values), "l1.O", 1, 0), "values against one output of two");
  }

  @Test
  void rotaryPositions() {
    Trial trial = new Trial("seq 3x5 > attn 2x4 rope");
    LawGroup planes = holds(trial, SQUARES, "l1.Q l1.K", "+1 l1.Q[0, 1] -1 l1.K[0, 1]");
    assertEquals(List.of(List.of(0, 1), List.of(2, 3)), planes.indices().getLast().members());
    LawGroup.Index halves = new LawGroup.Index(List.of(List.of(0, 2), List.of(1, 3)), false);
    broken(trial, new LawGroup(planes.kind(), SQUARES, List.of(planes.indices().getFirst(), halves), 0, 0,
        planes.terms()));
    broken(trial, matrices(planes, 4));
  }

  /** Matrices on the last index of squares, the sides of which have some number of indices. */
  private static LawGroup matrices(LawGroup squares, int extent) {
    return new LawGroup(squares.kind(), PRODUCTS, squares.indices().subList(0, squares.indices().size() - 1), 0, extent,
        squares.terms().stream().map(term -> new LawGroup.Term(term.tensor(), term.factor(),
            term.places().subList(0, term.places().size() - 1), term.places().getLast())).toList());
  }

  @Test
  void normsOfQueriesAndKeys() {
    Trial trial = new Trial("seq 3x5 > attn 2x3 qknorm gain bias qk");
    LawGroup gains = holds(trial, SQUARES, "l1.gq l1.gk", "+1 l1.gq[0, 1] -1 l1.gk[0, 1]");
    assertEquals(6, gains.count());
    LawGroup scale = holds(trial, SQUARES, "l1.Q l1.bq", "+1 l1.Q[0] +1 l1.bq[0]");
    holds(trial, SQUARES, "l1.K l1.bk", "+1 l1.K[0] +1 l1.bk[0]");
    broken(trial, with(trial, scale, "l1.bq", 0));
    LawGroup rows = instead(trial, instead(trial, gains, "l1.gq", "l1.Q"), "l1.gk", "l1.K");
    broken(trial, rows);
    broken(trial, matrices(rows, 3));
  }

  @Test
  void gatedLayers() {
    Trial trial = new Trial("vec 4 > glu 5 silu to 3");
    LawGroup law = holds(trial, SQUARES, "l1.A l1.C", "-1 l1.A[0] +1 l1.C[1]");
    assertEquals(5, law.count());
    broken(trial, instead(trial, law, "l1.A", "l1.B"));
  }

  @Test
  void gainsBeforeSeveralReaders() {
    Trial layers = new Trial("seq 3x4 > dense 4 > res(ln gain bias > attn 2x2) > out 2");
    LawGroup law = holds(layers, SQUARES, "l2.g l2.b l3.Q l3.K l3.V",
        "-1 l2.g[0] -1 l2.b[0] +1 l3.Q[2] +1 l3.K[2] +1 l3.V[2]");
    broken(layers, with(layers, law, "l3.K", 0));
    broken(layers, with(layers, law, "l2.b", 0));
    Trial squares = new Trial("seq 3x4 > dense 4 > res(rms gain > glu 3 silu) > out 2");
    LawGroup other = holds(squares, SQUARES, "l2.g l3.A l3.B", "-1 l2.g[0] +1 l3.A[1] +1 l3.B[1]");
    broken(squares, with(squares, other, "l3.B", 0));
  }

  @Test
  void batchNorms() {
    Trial trial = new Trial("vec 4 > dense 3 bias > bn gain bias > relu > out 2");
    assertEquals(3, holds(trial, SQUARES, "l1.W", "+1 l1.W[0]").count());
    assertEquals(LawKind.STILL, trial.group("l1.b", SUMS).kind());
    assertTrue(trial.slope("l1.b") < ZERO * trial.slope("l2.b"));
    LawGroup after = holds(trial, SQUARES, "l2.g l2.b l4.W", "-1 l2.g[0] -1 l2.b[0] +1 l4.W[1]");
    broken(trial, with(trial, after, "l2.b", 0));
    LawGroup old = instead(trial, instead(trial, after, "l2.g", "l1.W"), "l2.b", "l1.b");
    broken(trial, old);
  }

  private static final String CONVOLUTIONS = "image 1x3x3 > conv 2 2 pad zero > relu"
      + " > res(conv 3 2 pad zero bias > relu > conv 2 2 pad zero bias) > pool > out 2";

  @Test
  void convolutionsWithASkipAndDropout() {
    Circuit circuit = Network.of(CONVOLUTIONS).circuit();
    List<Integer> gates = IntStream.range(0, circuit.steps().size())
        .filter(wire -> circuit.steps().get(wire) instanceof Step.Gate).boxed().toList();
    Circuit masked = Rewritten.dropout(circuit, wire -> wire == gates.getLast());
    for (Trial trial : List.of(new Trial(circuit), new Trial(masked))) {
      LawGroup law = holds(trial, SQUARES, "l3.W l3.b l5.W", "-1 l3.W[0] -1 l3.b[0] +1 l5.W[1]");
      assertEquals(3, law.count());
      broken(trial, with(trial, law, "l3.b", 0));
    }
    Trial smooth = new Trial(CONVOLUTIONS.replace("bias > relu", "bias > gelu"));
    broken(smooth, gone(new Trial(circuit).group("l3.W l3.b l5.W", SQUARES), smooth));
  }

  @Test
  void lowRanksBesideAFrozenMatrix() {
    Trial trial = new Trial("vec 5 > lowrank 2 to 4 frozen > relu > out 3");
    LawGroup law = holds(trial, PRODUCTS, "l1.A l1.B", "-1 l1.A[]:0 +1 l1.B[]:1");
    broken(trial, with(trial, law, "l1.A", 1));
    // B learns at sixteen times the rate of A: the flow is that of a metric.
    double[] rates = {1, 16, 1};
    LawGroup scaled = with(trial, law, "l1.A", -16);
    assertTrue(Arrays.stream(trial.cosines(trial.rows(scaled), rates)).max().orElseThrow() < ZERO);
    assertTrue(Arrays.stream(trial.cosines(trial.rows(law), rates)).min().orElseThrow() > SOME);
  }

  /** g v / |v| in the place of a matrix, with a rectifier and a second matrix behind. */
  private static Circuit weightNorm() {
    List<Tensor> tensors = List.of(new Tensor("v", List.of(3, 4), 0), new Tensor("g", List.of(3), 12),
        new Tensor("W", List.of(2, 3), 15));
    List<Step> steps = List.of(new Step.Input(List.of(4)), new Step.Parameter(0, List.of(3, 4)),
        new Step.Contraction(1, 1, "oe,oe->o", List.of(3)), new Step.InverseRoot(2, List.of(3)),
        new Step.Contraction(1, 3, "oe,o->oe", List.of(3, 4)), new Step.Parameter(1, List.of(3)),
        new Step.Contraction(4, 5, "oe,o->oe", List.of(3, 4)),
        new Step.Contraction(6, 0, "oe,e->o", List.of(3)), new Step.Gate(7, List.of(3)),
        new Step.Parameter(2, List.of(2, 3)), new Step.Contraction(9, 8, "ho,o->h", List.of(2)));
    return new Circuit(tensors, steps, 10, false);
  }

  @Test
  void weightNorms() {
    Trial trial = new Trial(weightNorm());
    assertEquals(3, holds(trial, SQUARES, "v", "+1 v[0]").count());
    LawGroup law = holds(trial, SQUARES, "g W", "-1 g[0] +1 W[1]");
    broken(trial, instead(trial, law, "g", "v"));
    broken(trial, with(trial, law, "g", 0));
  }

  @Test
  void softmaxAndCrossEntropy() {
    Trial trial = new Trial("vec 4 > ce 3 bias");
    LawGroup columns = holds(trial, SUMS, "l1.W", "+1 l1.W[1]");
    assertEquals(4, columns.count());
    LawGroup bias = holds(trial, SUMS, "l1.b", "+1 l1.b[]");
    Trial errors = new Trial("vec 4 > out 3 bias");
    broken(errors, gone(columns, errors));
    broken(errors, gone(bias, errors));
  }

  @Test
  void tiedAndFrozenMatrices() {
    Trial own = new Trial("tokens 5x2 4 > rms gain > ce 5");
    LawGroup gains = holds(own, SQUARES, "l1.g l2.W", "-1 l1.g[0] +1 l2.W[1]");
    Trial tied = new Trial("tokens 5x2 4 > rms gain > tied ce");
    broken(tied, gone(instead(own, gains, "l2.W", "in.E"), tied));
    Circuit circuit = Network.of("vec 5 > dense 4 bias > relu > out 3").circuit();
    BitSet first = new BitSet();
    first.set(0, 2);
    Trial frozen = new Trial(circuit.block(first));
    assertEquals(List.of(), frozen.groups());
    LawGroup balance = new Trial(circuit).group("l1.W l1.b l3.W", SQUARES);
    broken(frozen, with(new Trial(circuit), balance, "l3.W", 0));
  }
}
