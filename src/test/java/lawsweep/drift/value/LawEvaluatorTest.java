package lawsweep.drift.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Form;
import lawsweep.circuit.types.LawGroup.Index;
import lawsweep.circuit.types.LawGroup.Term;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;

/** Laws by their definition in exact arithmetic. */
class LawEvaluatorTest {

  /** Errors in units of 2^-53 of the sum of absolute values. */
  private static final double UNITS = 8 * 0x1p-53;

  private static final List<Form> BILINEAR = List.of(Form.SQUARES, Form.PRODUCTS, Form.SQUARES_OF_SUMS);

  @Test
  void anyGroupIsWhatItsDefinitionSays() throws IOException {
    for (Form form : Form.values()) {
      for (int i = 0; i < 30; i++) {
        RandomGroups made = new RandomGroups(Seeds.random("groups " + form, i));
        LawGroup group = made.group(form, 6);
        assertExact(group, made, Seeds.note(form + " " + i));
      }
    }
  }

  @Test
  void bilinearFormsAreWhatTheirDefinitionSays() throws IOException {
    for (int i = 0; i < 30; i++) {
      RandomGroups made = new RandomGroups(Seeds.random("forms", i));
      LawGroup group = made.group(BILINEAR.get(i % 3), 9);
      List<NaiveLaws.Exact> exact =
          new NaiveLaws(group, made.views(), made.checkpoint(), "", "momentum_buffer.").all();
      double[] found = evaluator(group, made).mixed(TensorSource.weights(made.checkpoint()),
          new TensorSource(made.checkpoint(), TensorFamily.BUFFERS)).getFirst();
      assertEquals(exact.size(), found.length);
      for (int law = 0; law < found.length; law++) {
        assertEquals(exact.get(law).value(), found[law], 4 * UNITS * exact.get(law).size() + size(exact), "case " + i);
      }
    }
  }

  /** In a bilinear form the sums of absolute values of a law may vanish where those before symmetry did not. */
  private static double size(List<NaiveLaws.Exact> laws) {
    return UNITS * laws.stream().mapToDouble(NaiveLaws.Exact::size).max().orElse(0);
  }

  private static LawEvaluator evaluator(LawGroup group, RandomGroups made) {
    return new LawEvaluator(List.of(group), made.views(), Team.alone());
  }

  private static void assertExact(LawGroup group, RandomGroups made, String note) throws IOException {
    List<NaiveLaws.Exact> exact = new NaiveLaws(group, made.views(), made.checkpoint()).all();
    LawValues found = evaluator(group, made).values(TensorSource.weights(made.checkpoint())).getFirst();
    assertEquals(group.count(), found.count(), note);
    assertEquals(exact.size(), found.count(), note);
    for (int i = 0; i < found.count(); i++) {
      assertLaw(exact.get(i), found, i, note);
    }
  }

  private static void assertLaw(NaiveLaws.Exact law, LawValues found, int i, String note) {
    double error = UNITS * law.size();
    assertEquals(law.out(), found.out()[i], error, note);
    assertEquals(law.in(), found.in()[i], error, note);
    assertEquals(law.value(), found.value(i), error, note);
    double variance = LawValues.SPREAD * LawValues.SPREAD * law.spread();
    assertEquals(variance, found.variance()[i], 1e-12 * variance, note);
  }

  /** Of laws of one sign: what each entry that they sum moves, as often as laws sum it. */
  @Test
  void movementIsThatOfSingleEntries() throws IOException {
    int one = 0;
    for (int i = 0; i < 90; i++) {
      RandomGroups made = new RandomGroups(Seeds.random("movement", i));
      LawGroup group = made.group(List.of(Form.SQUARES, Form.SUMS, Form.SQUARES_OF_SUMS).get(i % 3), 0);
      OptionalDouble found = evaluator(group, made).movements(TensorSource.weights(made.checkpoint()),
          new TensorSource(made.checkpoint(), TensorFamily.BUFFERS)).getFirst();
      if (group.indices().stream().anyMatch(Index::differences)
          || group.terms().stream().map(term -> term.factor() > 0).distinct().count() > 1) {
        assertTrue(found.isEmpty());
      } else {
        one++;
        double expected = new NaiveLaws(group, made.views(), made.checkpoint()).movement("momentum_buffer.");
        assertEquals(expected, found.orElseThrow(), 1e-13 * expected);
      }
    }
    assertTrue(one > 20);
  }

  /** Several boxes of each kind, stretches of columns with rests, register tiles with rests, parts of sides. */
  @Test
  void largeTensorsAreWhatTheDefinitionSays() throws IOException {
    RandomGroups made = new RandomGroups(Seeds.random("large", 0));
    made.views().add(made.stored(List.of(3, 43, 1501)));
    made.views().add(made.stored(List.of(1500, 43, 3)));
    made.views().add(made.stored(List.of(60_001, 9)));
    List<Index> heads = List.of(new Index(List.of(List.of(0), List.of(2, 1)), false));
    List<Index> columns = List.of(singles(9));
    List<LawGroup> groups = List.of(
        new LawGroup(LawKind.HEADS, Form.PRODUCTS, heads, 2, 40,
            List.of(new Term(0, 1, List.of(0), 1), new Term(1, -1, List.of(2), 1))),
        new LawGroup(LawKind.NEURONS, Form.PRODUCTS, List.of(), 0, 9, List.of(new Term(2, -2, List.of(), 1))),
        new LawGroup(LawKind.NEURONS, Form.SQUARES, columns, 0, 0, List.of(new Term(2, 1, List.of(1), -1))),
        new LawGroup(LawKind.SUMS, Form.SUMS, List.of(singles(43)), 0, 0,
            List.of(new Term(0, 1, List.of(1), -1), new Term(1, 1, List.of(1), -1))));
    Random random = Seeds.random("large laws", 0);
    try (ThreadTeam team = new ThreadTeam(2)) {
      List<LawValues> values = new LawEvaluator(groups, made.views(), team)
          .values(TensorSource.weights(made.checkpoint()));
      for (int g = 0; g < groups.size(); g++) {
        NaiveLaws naive = new NaiveLaws(groups.get(g), made.views(), made.checkpoint());
        for (int i = 0; i < 2; i++) {
          int law = random.nextInt(values.get(g).count());
          assertLaw(naive.law(law), values.get(g), law, "group " + g + ", law " + law);
        }
      }
    }
  }

  private static Index singles(int extent) {
    return new Index(IntStream.range(0, extent).mapToObj(List::of).toList(), false);
  }

  @Test
  void noNumberOfThreadsChangesABit() throws IOException {
    RandomGroups made = new RandomGroups(Seeds.random("threads", 0));
    made.views().add(made.stored(List.of(3, 30, 2000)));
    made.views().add(made.stored(List.of(3000, 3, 30)));
    List<LawGroup> groups = List.of(
        new LawGroup(LawKind.HEADS, Form.PRODUCTS, List.of(singles(3)), 0, 30,
            List.of(new Term(0, 1, List.of(0), 1), new Term(1, -1, List.of(1), 2))),
        new LawGroup(LawKind.NEURONS, Form.SQUARES, List.of(singles(30)), 0, 0,
            List.of(new Term(0, 1, List.of(1), -1), new Term(1, -1, List.of(2), -1))));
    TensorSource weights = TensorSource.weights(made.checkpoint());
    TensorSource buffers = new TensorSource(made.checkpoint(), TensorFamily.BUFFERS);
    LawEvaluator alone = new LawEvaluator(groups, made.views(), Team.alone());
    for (int threads = 2; threads <= 3; threads++) {
      try (ThreadTeam team = new ThreadTeam(threads)) {
        LawEvaluator several = new LawEvaluator(groups, made.views(), team);
        assertEquals(bits(alone.values(weights)), bits(several.values(weights)));
        assertArrayEquals(alone.mixed(weights, buffers).getFirst(), several.mixed(weights, buffers).getFirst(), 0);
        assertArrayEquals(alone.momenta(weights, buffers, -0.1).getFirst().values(),
            several.momenta(weights, buffers, -0.1).getFirst().values(), 0);
      }
    }
  }

  private static String bits(List<LawValues> values) {
    StringBuilder bits = new StringBuilder();
    for (LawValues group : values) {
      for (double[] numbers : List.of(group.out(), group.in(), group.variance())) {
        for (double number : numbers) {
          bits.append(Double.doubleToLongBits(number)).append(' ');
        }
      }
    }
    return bits.toString();
  }

  /** Each number of a tensor is read once for all its sums, and once more for its matrix law. */
  @Test
  void tensorsAreReadOnce() throws IOException {
    MemoryCheckpoint checkpoint = new MemoryCheckpoint()
        .with("a", NumberType.F32, List.of(40L, 30L), new double[1200])
        .with("b", NumberType.F32, List.of(7L), new double[7]);
    List<TensorView> views = List.of(
        new TensorView("a", List.of(40L, 30L), List.of(30, 40), 0, List.of(1L, 30L), List.of(List.of(), List.of())),
        new TensorView("b", List.of(7L), List.of(7), 0, List.of(1L), List.of(List.of())));
    LawGroup rows = new LawGroup(LawKind.NEURONS, Form.SQUARES, List.of(singles(30)), 0, 0,
        List.of(new Term(0, 1, List.of(0), -1)));
    LawGroup columns = new LawGroup(LawKind.SUMS, Form.SUMS, List.of(singles(40)), 0, 0,
        List.of(new Term(0, 1, List.of(1), -1)));
    LawGroup matrix = new LawGroup(LawKind.NEURONS, Form.PRODUCTS, List.of(), 0, 30,
        List.of(new Term(0, 1, List.of(), 0)));
    new LawEvaluator(List.of(rows, columns), views, Team.alone()).values(TensorSource.weights(checkpoint));
    assertEquals(1207, checkpoint.read());
    new LawEvaluator(List.of(rows, columns, matrix), views, Team.alone()).values(TensorSource.weights(checkpoint));
    assertEquals(1207 + 2407, checkpoint.read());
  }

  @Test
  void whatCannotBeEvaluatedIsNamed() {
    List<TensorView> views = List.of(
        new TensorView("0.weight", List.of(2L), List.of(2), 0, List.of(1L), List.of(List.of())));
    LawEvaluator evaluator = new LawEvaluator(List.of(new LawGroup(LawKind.SCALE, Form.SQUARES, List.of(), 0, 0,
        List.of(new Term(0, 1, List.of(), -1)))), views, Team.alone());
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e200, 1e100}) {
      NotFiniteException refused = assertThrows(NotFiniteException.class, () -> evaluator.values(
          TensorSource.weights(new MemoryCheckpoint().with("0.weight", NumberType.F64, List.of(2L), 1, bad))));
      assertEquals("0.weight", refused.tensor());
      assertTrue(refused.getMessage().startsWith("0.weight has "), refused.getMessage());
    }
    LawEvaluator lawless = new LawEvaluator(List.of(), views, Team.alone());
    assertThrows(NotFiniteException.class, () -> lawless.values(TensorSource.weights(
        new MemoryCheckpoint().with("0.weight", NumberType.F64, List.of(2L), 1, Double.NaN))));
    assertEquals("expected a tensor 0.weight in memory, found none",
        assertThrows(IllegalArgumentException.class, () -> evaluator.values(
            TensorSource.weights(new MemoryCheckpoint()))).getMessage());
    assertEquals("expected 0.weight of shape [2] in memory, found [3]",
        assertThrows(IllegalArgumentException.class, () -> evaluator.values(TensorSource.weights(
            new MemoryCheckpoint().with("0.weight", NumberType.F64, List.of(3L), 1, 2, 3)))).getMessage());
  }
}
