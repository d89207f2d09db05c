package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels of circuits whose dimensions are known from elsewhere. */
class CircuitSpanTest {

  static CircuitPoint point(Circuit circuit, int draw) {
    return new CircuitPoint(circuit, new WalkStreams(Stream.named("span test"), draw));
  }

  /** dim W_0, W_1, … until it stands still or nothing is left below the bound. */
  static List<Integer> levels(CircuitPoint point, int laws, Matrix gradients) {
    CircuitSpan span = new CircuitSpan(point, VectorKernels.hot(), gradients);
    int bound = point.circuit().columns() - laws;
    List<Integer> dims = new ArrayList<>();
    for (int level = 0; level <= CircuitSpan.HIGHEST; level++) {
      int rank = span.climb(bound, Team.alone(), () -> {});
      if (!dims.isEmpty() && dims.getLast() == rank) {
        return dims;
      }
      dims.add(rank);
      if (rank == bound) {
        return dims;
      }
    }
    return dims;
  }

  private static void check(String dims, int laws, Circuit circuit) {
    List<Integer> expected = Arrays.stream(dims.trim().split(" ")).map(Integer::valueOf).toList();
    for (int draw = 0; draw < 2; draw++) {
      CircuitPoint point = point(circuit, draw);
      assertEquals(expected, levels(point, laws, Matrix.EMPTY), "draw " + draw);
    }
    assertTrue(point(circuit, 0).field().p() != point(circuit, 1).field().p(), "two primes");
  }

  /** Where no sample can be taken, looking for one has an end. */
  @Test
  void samplesThatAllDivideByZeroAreGivenUp() {
    Wires w = new Wires();
    int x = w.contract("oi,i->o", w.parameter("W", 2, 2), w.input(2));
    int zero = w.sum(x, 1, x, -1);
    CircuitPoint point = point(w.circuit(w.apply(Scalar.RECIPROCAL, zero)), 0);
    CircuitRefusedException refused =
        assertThrows(CircuitRefusedException.class, () -> levels(point, 0, Matrix.EMPTY));
    assertTrue(refused.getMessage().contains("samples could be taken"), refused.getMessage());
  }

  /** The dimensions are those of the list of known families. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "8          | 3  | 2 | 2 | attn 1 1 1 qkv          | none",
      "32 44      | 20 | 4 | 2 | attn 1 1 4              | none",
      "64 88      | 40 | 4 | 2 | attn 2 1 4              | none",
      "48 52      | 12 | 2 | 2 | attn 2 3 2              | none",
      "108 120    | 24 | 3 | 2 | attn 2 3 3              | causal",
      "33 48      | 24 | 3 | 3 | attn 1 1 6              | causal rope",
      "20         | 4  | 2 | 2 | attn 1 2 1;glu silu 2   | causal skip"})
  void attention(String dims, int laws, int dim, int tokens, String layers, String how) {
    Nets.Transformer t = new Nets.Transformer(dim, tokens);
    Arrays.stream(layers.split(";")).forEach(t::layer);
    if (how.contains("causal")) {
      t.causal();
    }
    if (how.contains("rope")) {
      t.rope();
    }
    check(dims, laws, how.contains("skip") ? t.plain() : t.noSkip().plain());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "4          | 3  | 1 | 1 | mlp relu 1;mlp relu 1           | dense            | 2 |         | 1",
      "18 19      | 7  | 2 | 1 | mlp relu 2;mlp relu 2           | dense            | 3 |         | 2",
      "20 23      | 10 | 2 | 1 | mlp relu 3 b                    | onehot positions | 3 | ce      | 4",
      "24 25      | 7  | 2 | 2 | mlp silu 2                      | onehot positions | 5 | ce      | 5",
      "24 25      | 26 | 3 | 1 | ln0;glu relu 3;ln0              | dense            | 3 | ce      | 5",
      "50 61 62   | 24 | 3 | 1 | lnb;mlp gelu 2 b;lnb;glu silu 3;lnb | dense        | 5 |         | 3",
      "70 71      | 13 | 4 | 2 | rms;mlp tanh 3;rms;glu relu 2;rms | causal dense positions | 4 | ce tied | 4",
      "93 129 131 | 48 | 4 | 2 | lnb;attn 2 1 2 qkvo;lnb;mlp gelu 3 b;lnb | dense positions | 4 | ce | 5"})
  void transformers(
      String dims, int laws, int dim, int tokens, String layers, String stem, int vocabulary, String head,
      int outputs) {
    Nets.Transformer t = new Nets.Transformer(dim, tokens);
    Arrays.stream(layers.split(";")).forEach(t::layer);
    if (stem.contains("causal")) {
      t.causal();
    }
    check(dims, laws, t.full(stem, vocabulary, head == null ? "" : head, outputs));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "4 6  | 6 | id   | 2 3 2",
      "3 4  | 2 | pow2 | 2 2 1",
      "6    | 0 | gelu | 2 2 1",
      "6    | 0 | softplus | 2 2 1"})
  void chains(String dims, int laws, String activation, String widths) {
    int[] sides = Arrays.stream(widths.split(" ")).mapToInt(Integer::parseInt).toArray();
    check(dims, laws, Nets.chain(activation, false, sides));
  }

  /** Rows: the gradients of V V^T - U^T U for U V x, by the definition. */
  private static Matrix gramGradients(CircuitPoint point, int m, int r, int n, int spoiled) {
    Matrix rows = Matrix.zero(r * r, r * m + n * r);
    double[] theta = point.values();
    for (int a = 0; a < r; a++) {
      for (int b = 0; b < r; b++) {
        int row = a * r + b;
        for (int i = 0; i < m; i++) {
          add(rows, row, a * m + i, theta[b * m + i], point);
          add(rows, row, b * m + i, theta[a * m + i], point);
        }
        for (int o = 0; o < n; o++) {
          add(rows, row, r * m + o * r + a, -theta[r * m + o * r + b], point);
          add(rows, row, r * m + o * r + b, -theta[r * m + o * r + a], point);
        }
      }
    }
    if (spoiled >= 0) {
      add(rows, spoiled, 0, 1, point);
    }
    return rows;
  }

  private static void add(Matrix rows, int row, int column, double value, CircuitPoint point) {
    int at = rows.index(row, column);
    rows.data()[at] = point.field().reduce(rows.data()[at] + value);
  }

  @Test
  void samplesAreOrthogonalToLaws() {
    CircuitPoint point = point(Nets.chain("id", false, 2, 3, 2), 0);
    assertEquals(List.of(4, 6), levels(point, 6, gramGradients(point, 2, 3, 2, -1)));
    // More than eight laws are checked by random sums: one wrong entry in one of them is found all the same.
    for (int wrong = 0; wrong < 9; wrong += 4) {
      Matrix spoiled = gramGradients(point, 2, 3, 2, wrong);
      assertThrows(LawViolationException.class, () -> levels(point, 6, spoiled));
    }
    CircuitPoint few = point(Nets.chain("id", false, 2, 2, 2), 0);
    Matrix spoiled = gramGradients(few, 2, 2, 2, 1);
    assertThrows(LawViolationException.class, () -> levels(few, 3, spoiled));
  }

  /** Blocks may be cut anywhere: the same samples come, and the same span. */
  @Test
  void samplesDoNotDependOnLanes() {
    CircuitPoint point = point(Nets.chain("tanh", true, 2, 3, 2), 0);
    int parameters = point.circuit().columns();
    for (int level = 0; level < 3; level++) {
      Matrix narrow = Matrix.zero(24, parameters);
      BracketWalk eight = new BracketWalk(point, level, 8);
      for (int i = 0; i < 3; i++) {
        eight.take(narrow.view(8 * i, 0, 8, parameters));
      }
      Matrix wide = Matrix.zero(24, parameters);
      new BracketWalk(point, level, 24).take(wide);
      for (int i = 0; i < narrow.data().length; i++) {
        assertEquals(narrow.data()[i], wide.data()[i], "level " + level + ", number " + i);
      }
    }
  }

  /** Nested norms: samples are looked for, and which ones are found does not depend on lanes either. */
  @Test
  void samplesWithRootsDoNotDependOnLanes() {
    CircuitPoint point = point(new Nets.Transformer(3, 2).layer("rms").layer("mlp tanh 2").layer("rms").plain(), 0);
    int parameters = point.circuit().columns();
    Matrix narrow = Matrix.zero(32, parameters);
    BracketWalk eight = new BracketWalk(point, 1, 8);
    int rows = eight.take(narrow);
    Matrix wide = Matrix.zero(64, parameters);
    int all = new BracketWalk(point, 1, 16).take(wide);
    assertTrue(rows >= 8 && all >= 16, rows + " and " + all + " rows");
    for (int i = 0; i < 8 * parameters; i++) {
      assertEquals(narrow.data()[i], wide.data()[i], "number " + i);
    }
  }
}
