package lawsweep.circuit.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.Motions.Kind;
import lawsweep.circuit.line.Network;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.ScalarKernels;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MotionsTest {

  private static final PrimeField FIELD = new PrimeField(4194319);

  private static double[] random(Circuit circuit, String name) {
    double[] numbers = new double[circuit.columns()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = FIELD.fromWord(Stream.named(name).word(0, i));
    }
    return numbers;
  }

  private static Motions all(Circuit circuit, Kind kind) {
    return Motions.of(circuit, Collections.nCopies(circuit.tensors().size(), kind), FIELD, Watch.NONE);
  }

  private static int rank(Matrix rows) {
    EchelonBasis basis = new EchelonBasis(FIELD, new ScalarKernels(), rows.columns());
    basis.absorb(rows, Team.alone());
    return basis.rank();
  }

  /** What is found with symmetric matrices are the known laws. */
  @ParameterizedTest
  @ValueSource(
      strings = {"vec 2 > dense 3 > dense 2 > dense 2", "vec 2 > dense 3 bias > relu > ce 2",
          "seq 2x2 > attn 2x1 bias qk > out 1", "tokens 3x2 2 > pos > res(mlp 2 relu) > out 2"})
  void symmetricOnesAreTheKnownLaws(String line) {
    Circuit circuit = Network.of(line).circuit();
    double[] theta = random(circuit, "a point");
    Matrix known = KnownLaws.of(circuit, FIELD, Watch.NONE).gradients(theta);
    assertEquals(rank(known), rank(all(circuit, Kind.SYMMETRIC).at(theta)));
  }

  /** Of each pair of layers that meet without anything between, rotations of what lies between. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "vec 2 > dense 3 > dense 2 | 3",
      "vec 2 > dense 4 > dense 3 > dense 2 | 9",
      "vec 2 > dense 3 > relu > dense 2 | 0",
      "seq 2x3 > attn 1x2 > out 1 | 5",
      "seq 2x3 > attn 2x2 > out 1 | 7",
      "vec 2 > dense 2 > tanh > ce 3 | 2"})
  void skewOnesAreRotationsAndSums(String line, int count) {
    Circuit circuit = Network.of(line).circuit();
    assertEquals(count, all(circuit, Kind.SKEW).size());
  }

  /** (B x) · y = x · (Bᵀ y) where there are no constants; a skew B is the negative of Bᵀ. */
  @Test
  void transposedIsTransposed() {
    Circuit circuit = Network.of("vec 2 > dense 3 > dense 2 > dense 2").circuit();
    double[] x = random(circuit, "x");
    double[] y = random(circuit, "y");
    for (Kind kind : List.of(Kind.SKEW, Kind.SYMMETRIC)) {
      Matrix moved = all(circuit, kind).at(x);
      Matrix back = all(circuit, kind).transposed(y);
      Matrix again = all(circuit, kind).transposed(x);
      for (int row = 0; row < moved.rows(); row++) {
        double there = 0;
        double here = 0;
        for (int i = 0; i < x.length; i++) {
          there = FIELD.reduce(there + moved.get(row, i) * y[i]);
          here = FIELD.reduce(here + back.get(row, i) * x[i]);
          assertEquals(FIELD.canonical(moved.get(row, i)),
              FIELD.canonical((kind == Kind.SKEW ? -1 : 1) * again.get(row, i)));
        }
        assertEquals(FIELD.canonical(there), FIELD.canonical(here));
      }
    }
  }

  @Test
  void kindsMayDiffer() {
    Circuit circuit = Network.of("vec 2 > dense 3 > dense 2 > dense 2").circuit();
    List<Kind> kinds = List.of(Kind.FACTORS, Kind.ENTRIES, Kind.SYMMETRIC);
    assertEquals(3 + 2, rank(Motions.of(circuit, kinds, FIELD, Watch.NONE).at(random(circuit, "a point"))));
    assertEquals(0, all(circuit, Kind.SHIFTS).size());
    assertEquals(0, all(circuit, Kind.STILL).size());
    assertThrows(IllegalArgumentException.class,
        () -> Motions.of(circuit, List.of(Kind.SKEW), FIELD, Watch.NONE));
  }
}
