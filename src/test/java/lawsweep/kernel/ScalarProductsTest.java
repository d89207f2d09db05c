package lawsweep.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import lawsweep.kernel.ChainKernels.Directions;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Primes;
import lawsweep.support.Residues;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** The reference itself against big integers. */
class ScalarProductsTest {

  private static final ScalarKernels SCALAR = new ScalarKernels();

  @Test
  void multipliesIntegers() {
    for (int n = 0; n < 60; n++) {
      Random random = Seeds.random("scalar", n);
      PrimeField field = Primes.random(random);
      Matrix a = Residues.matrix(field, random, random.nextInt(6), random.nextInt(1100), n % 2 == 0);
      Matrix b = Residues.matrix(field, random, a.columns(), random.nextInt(6), n % 2 == 0);
      Matrix c = Residues.matrix(field, random, a.rows(), b.columns(), false);
      Matrix less = Residues.copy(c);
      SCALAR.subtractProduct(field, a, b, less, Team.alone());
      Matrix product = Residues.copy(c);
      SCALAR.multiply(field, a, b, product, Team.alone());
      for (int i = 0; i < a.rows(); i++) {
        for (int j = 0; j < b.columns(); j++) {
          BigInteger sum = BigInteger.ZERO;
          for (int k = 0; k < a.columns(); k++) {
            sum = sum.add(integer(a.get(i, k)).multiply(integer(b.get(k, j))));
          }
          assertEquals(canonical(field, sum), field.canonical(product.get(i, j)));
          assertEquals(canonical(field, integer(c.get(i, j)).subtract(sum)), field.canonical(less.get(i, j)));
        }
      }
    }
  }

  private static BigInteger integer(double x) {
    return BigInteger.valueOf((long) x);
  }

  private static int canonical(PrimeField field, BigInteger x) {
    return x.mod(BigInteger.valueOf(field.p())).intValueExact();
  }

  /** With entries below 1000 nothing wraps, so the definitions can be written down in integers. */
  @Test
  void entrywiseOperationsAreTheirDefinitions() {
    PrimeField field = Primes.largest();
    double[] x = {2, -3, 5, 7};
    double[] y = {11, 13, -17, 19};
    assertEquals(2 * 13 - 3 * -17 + 5 * 19, SCALAR.dot(field, new double[] {9, 2, -3, 5}, 1, y, 1, 3));
    double[] product = x.clone();
    SCALAR.multiplyEntries(field, y, 1, product, 2, 2);
    assertArrayEquals(new double[] {2, -3, 5 * 13, 7 * -17}, product);
    double[] scaled = x.clone();
    SCALAR.scale(field, -4, scaled, 1, 2);
    assertArrayEquals(new double[] {2, 12, -20, 7}, scaled);
    double[] less = {100, 200, 300};
    SCALAR.subtractCombination(field, 2, new double[] {2, 3}, x, 0, 2, less, 1, 2);
    assertArrayEquals(
        new double[] {100, 200 - (2 * 2 + 3 * 5), 300 - (2 * -3 + 3 * 7)}, less);
  }

  @Test
  void rowwiseOperationsAreTheirDefinitions() {
    PrimeField field = Primes.smallest();
    Matrix x = row(2, 3);
    Matrix y = row(5, 7, 11);
    Matrix out = Matrix.zero(1, 6);
    ChainKernels chains = SCALAR.chains();
    Outer xy = new Outer(x, y);
    chains.outer(field, List.of(xy), List.of(), 0, 1, out, 0);
    assertArrayEquals(new double[] {10, 14, 22, 15, 21, 33}, out.data());
    Matrix bracket = Matrix.zero(1, 5);
    chains.outer(
        field,
        List.of(new Outer(row(11, 13), row(5, 7)), new Outer(row(2, 3), row(17, 19))),
        List.of(new Outer(row(9, 10), row(6, 8)), new Outer(row(1, 4), row(12, 14))),
        0,
        1,
        bracket,
        1);
    double[] expected = {
        0, 11 * 5 + 2 * 17 - 9 * 6 - 12, 11 * 7 + 2 * 19 - 9 * 8 - 14,
        13 * 5 + 3 * 17 - 10 * 6 - 4 * 12, 13 * 7 + 3 * 19 - 10 * 8 - 4 * 14};
    assertArrayEquals(expected, bracket.data());
  }

  @Test
  void stepsAreTheirDefinitions() {
    PrimeField field = Primes.smallest();
    ChainKernels chains = SCALAR.chains();
    Matrix x = row(2, 3);
    Matrix u = new Matrix(new double[] {1, 4, 6, 5, 7, 9}, 0, 2, 3, 3);
    Matrix gate = row(2, -1, 3);
    Matrix out = Matrix.zero(1, 3);
    chains.step(field, x, u, row(10, 20, 30), gate, out);
    assertArrayEquals(new double[] {2 * (2 + 15 + 10), -(8 + 21 + 20), 3 * (12 + 27 + 30)}, out.data());
    double dot = 13 * 2 - 17 * 3 + 1;
    chains.stepAlongFields(field, x, u, row(13, -17), x, 1, row(5, 6, 7), Matrix.EMPTY, out);
    assertArrayEquals(new double[] {17 + dot * 5, 29 + dot * 6, 39 + dot * 7}, out.data());
    Matrix directions = row(100, 200, 300, 1, 2, 3, 4, 5, 6);
    Matrix right = Matrix.zero(1, 2);
    chains.directions(field, x, row(7, 8, 9), new Directions(directions, 3, 0), out, right);
    assertArrayEquals(new double[] {2 + 12, 4 + 15, 6 + 18}, out.data());
    assertArrayEquals(new double[] {100 + 7 + 16 + 27, 200 + 28 + 40 + 54}, right.data());
    chains.stepFrom(field, x, u, gate, out);
    assertArrayEquals(new double[] {2 * (14 + 17), -(19 + 29), 3 * (24 + 39)}, out.data());
  }

  private static Matrix row(double... values) {
    return new Matrix(values, 0, 1, values.length, values.length);
  }
}
