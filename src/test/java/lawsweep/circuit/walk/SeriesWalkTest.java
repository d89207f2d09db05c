package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.line.Network;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The coefficients of composed flows against brackets taken with nested dual numbers. */
class SeriesWalkTest {

  private static final int LANES = 8;

  private static CircuitPoint point(String line) {
    return CircuitSpanTest.point(Network.of(line).circuit(), 0);
  }

  private static FieldInputs[] fields(CircuitPoint point, int count) {
    FieldInputs[] fields = new FieldInputs[count];
    for (int f = 0; f < count; f++) {
      fields[f] = new FieldInputs(point.setting().layout(), LANES);
      for (int lane = 0; lane < LANES; lane++) {
        point.setting().layout().draw(point.streams().stream(), 1000L * f + lane, fields[f], lane);
      }
    }
    return fields;
  }

  /** All parts of the base field of all samples. */
  private static double[] take(CircuitPoint point, LevelWalk walk, FieldInputs... fields) {
    return Arrays.stream(walk.compute(fields)).limit(point.samplingBase()).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void assertSame(CircuitPoint point, double[] expected, double factor, double[] found, String what) {
    PrimeField field = point.field();
    boolean nonzero = false;
    for (int i = 0; i < expected.length; i++) {
      nonzero |= expected[i] != 0;
      int value = field.canonical(field.multiply(expected[i], factor));
      assertEquals(value, field.canonical(found[i]), what + ", number " + i);
    }
    assertTrue(nonzero, what + " vanishes");
  }

  private static double factorial(PrimeField field, int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product = field.multiply(product, i);
    }
    return product;
  }

  private static double power(PrimeField field, int x, int n) {
    double product = 1;
    for (int i = 0; i < n; i++) {
      product = field.multiply(product, x);
    }
    return product;
  }

  /** [X, [X, … Y]] with one field X throughout: the coefficient of t^k is (-k)^k / k! of it. */
  @ParameterizedTest
  @ValueSource(strings = {
      "vec 2 > dense 2 > dense 3 > dense 2 > out 1",
      "image 1x5 > conv 2 3 pad circ > x^2 > conv 1 2 > out 1",
      "vec 2 > dense 3 bias > relu > dense 2 > relu > out 1",
      "vec 2 > dense 2 > tanh > dense 2 > gelu > out 1",
      "vec 3 > dense 3 > rms > dense 2 > softplus > out 1",
      "vec 3 > dense 3 > rms > dense 3 > rms > out 1",
      "seq 2x2 > res(attn 1x1 causal) > res(glu 2 silu) > out 1",
      "tokens 3x2 3 > rms > dense 2 > out 1",
      "seq 2x3 > attn 1x2 linear > ce 3"})
  void equalFieldsGiveEqualVectors(String line) {
    CircuitPoint point = point(line);
    FieldInputs[] two = fields(point, 2);
    for (int level = 1; level <= 4; level++) {
      FieldInputs[] fields = new FieldInputs[level + 1];
      Arrays.fill(fields, two[0]);
      fields[level] = two[1];
      double[] brackets = take(point, new BracketWalk(point, level, LANES), fields);
      double[] series = take(point, new SeriesWalk(point, level, LANES, () -> {}), fields);
      double factor = point.field().multiply(power(point.field(), -level, level),
          point.field().invert(factorial(point.field(), level)));
      assertSame(point, brackets, factor, series, line + ", level " + level);
    }
  }

  /** With other fields each: (-1)^k times the sum of ad(X_1)^i_1 … ad(X_k)^i_k Y / (i_1! … i_k!), Σ i = k. */
  @ParameterizedTest
  @ValueSource(strings = {
      "vec 2 > dense 2 > dense 3 > out 1", "vec 2 > dense 2 > tanh > out 1", "vec 3 > rms > dense 2 > relu > out 1"})
  void coefficientsAreSumsOfBrackets(String line) {
    CircuitPoint point = point(line);
    for (int level = 2; level <= 4; level++) {
      FieldInputs[] fields = fields(point, level + 1);
      BracketWalk brackets = new BracketWalk(point, level, LANES);
      double[] sum = new double[LANES * point.samplingBase() * point.circuit().columns()];
      addBrackets(point, brackets, fields, new ArrayList<>(), sum);
      double[] series = take(point, new SeriesWalk(point, level, LANES, () -> {}), fields);
      assertSame(point, sum, level % 2 == 0 ? 1 : -1, series, line + ", level " + level);
    }
  }

  /** Adds all brackets that begin with some fields, in order and with repetitions. */
  private static void addBrackets(
      CircuitPoint point, BracketWalk brackets, FieldInputs[] fields, List<Integer> begun, double[] sum) {
    int level = fields.length - 1;
    if (begun.size() == level) {
      FieldInputs[] chosen = new FieldInputs[level + 1];
      Arrays.setAll(chosen, i -> fields[i < level ? begun.get(i) : level]);
      double below = 1;
      for (int f = 0; f < level; f++) {
        int each = f;
        below = point.field().multiply(below,
            factorial(point.field(), (int) begun.stream().filter(chosenField -> chosenField == each).count()));
      }
      double factor = point.field().invert(below);
      double[] bracket = take(point, brackets, chosen);
      for (int i = 0; i < sum.length; i++) {
        sum[i] = point.field().reduce(sum[i] + point.field().multiply(factor, bracket[i]));
      }
      return;
    }
    for (int f = begun.isEmpty() ? 0 : begun.getLast(); f < level; f++) {
      List<Integer> more = new ArrayList<>(begun);
      more.add(f);
      addBrackets(point, brackets, fields, more, sum);
    }
  }

  /** The spans of brackets of two fields, three fields, … are equal at the same point, level by level. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "5 | vec 2 > dense 4 > dense 4 > out 1",
      "3 | vec 2 > dense 3 > dense 3 > dense 3 > out 2",
      "3 | image 1x6 > conv 2 3 > conv 3 2 > conv 1 2 > out 1",
      "2 | image 1x4 > conv 1 2 pad circ > conv 1 2 pad circ > conv 1 2 pad circ",
      "2 | cp 2,2,2 rank 3",
      "2 | train 2,2,2 bonds 2,2",
      "2 | seq 2x2 > attn 1x1 linear",
      "2 | vec 2 > dense 2 > relu > dense 2 > relu > out 1",
      "2 | vec 1 > dense 2 > tanh > dense 2 > tanh > out 1",
      "2 | vec 2 > dense 2 bias > gelu > out 1",
      "2 | vec 3 > rms gain > dense 2 > silu > out 1",
      "2 | vec 2 > res(dense 2 > x^2 > dense 2) > res(dense 2 > dense 2) > out 1",
      "2 | tokens 3x2 3 > rms > dense 2 > out 1",
      "2 | sensing 3x2"})
  void spansAreEqual(int levels, String line) {
    CircuitPoint point = point(line);
    int columns = new BracketWalk(point, 0, LANES).columns();
    EchelonBasis brackets = new EchelonBasis(point.field(), VectorKernels.hot(), columns);
    EchelonBasis series = new EchelonBasis(point.field(), VectorKernels.hot(), columns);
    EchelonBasis both = new EchelonBasis(point.field(), VectorKernels.hot(), columns);
    absorb(new BracketWalk(point, 0, LANES), brackets, series, both);
    List<Integer> dims = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      absorb(new BracketWalk(point, level, LANES), brackets, both);
      absorb(new SeriesWalk(point, level, LANES, () -> {}), series, both);
      assertEquals(brackets.rank(), series.rank(), line + ", level " + level);
      assertEquals(brackets.rank(), both.rank(), line + ", level " + level);
      dims.add(brackets.rank());
    }
    assertTrue(dims.getLast() > 1, line);
  }

  /** Takes samples until eight bring nothing. */
  private static void absorb(LevelWalk walk, EchelonBasis... spans) {
    Matrix rows = Matrix.zero(walk.lanes() * walk.rowsOfSample(), walk.columns());
    for (boolean gained = true; gained;) {
      int count = walk.take(rows);
      gained = false;
      for (EchelonBasis span : spans) {
        Matrix copy = Matrix.zero(count, walk.columns());
        System.arraycopy(rows.data(), 0, copy.data(), 0, copy.data().length);
        gained |= span.absorb(copy, Team.alone()) > 0;
      }
    }
  }

  /** The flows forth and back again cancel: the curve ends where it began, at θ for all t. */
  @ParameterizedTest
  @ValueSource(strings = {
      "vec 2 > dense 3 > dense 2 > out 2", "vec 2 > dense 2 > softplus > out 1", "vec 3 > dense 3 > rms > out 2"})
  void flowsReturnToThePoint(String line) {
    CircuitPoint point = point(line);
    SeriesWalk walk = new SeriesWalk(point, 5, LANES, () -> {});
    take(point, walk, fields(point, 6));
    for (int part = 0; part < walk.curve().partCount(); part++) {
      for (int i = 0; walk.curve().has(part) && i < walk.curve().length(part); i++) {
        assertEquals(0, walk.curve().data(part)[i], line + ", part " + part);
      }
    }
  }

  /** More derivatives of tanh than coefficients that a long holds: those of brackets of 25 fields. */
  @Test
  void highDerivativesAreResidues() {
    CircuitPoint point = point("vec 1 > dense 1 > tanh > out 1");
    FieldInputs[] two = fields(point, 2);
    FieldInputs[] fields = new FieldInputs[26];
    Arrays.fill(fields, two[0]);
    fields[25] = two[1];
    double[] found = take(point, new SeriesWalk(point, 25, LANES, () -> {}), fields);
    assertTrue(Arrays.stream(found).anyMatch(value -> value != 0), "a vector");
  }
}
