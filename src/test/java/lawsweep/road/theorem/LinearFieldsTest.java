package lawsweep.road.theorem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Lie algebras of the proofs on attention and on products, from their generators alone. */
class LinearFieldsTest {

  /** The laws of a linear network of widths m, d, n, by the formula of the statement. */
  private static int twoLayers(int m, int n, int d) {
    int k = Math.min(m + n, d);
    return k * (2 * d + 1 - k) / 2;
  }

  /** Lemma 2: so(m, n) and its trace. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "3, 1", "2, 2", "3, 2", "1, 4"})
  void productsOfTwoSortsOfColumnsMakeAnOrthogonalAlgebra(int m, int n) {
    LinearFields fields = new LinearFields(0, m + n);
    for (int a = 0; a < m; a++) {
      for (int b = m; b < m + n; b++) {
        long[] field = fields.zero();
        fields.addProduct(field, 0, a, b);
        fields.generate(field);
      }
    }
    assertEquals((m + n) * (m + n - 1) / 2, fields.closure().size());
    for (int d = 1; d <= 6; d++) {
      assertEquals(d * (m + n) - twoLayers(m, n, d), fields.trace(d, Seeds.random("lemma", d)), m + "," + n + "," + d);
    }
  }

  /**
   * Section 5: brackets tell the heads apart where only the sum of what their biases of values do is seen, with a bias
   * of outputs and without.
   */
  @ParameterizedTest
  @CsvSource({
      // groups, queries in each, M', P
      "1, 1, 1, 1", "2, 1, 1, 1", "2, 2, 1, 1", "2, 1, 2, 2", "1, 3, 1, 2", "3, 1, 2, 1", "2, 2, 2, 1"})
  void biasesOfValuesSeparate(int groups, int shared, int read, int out) {
    for (int constants : new int[] {0, out}) {
      LinearFields fields = values(groups, shared, read, out, constants);
      for (int d = 1; d <= 4; d++) {
        int parameters = groups * d * (read + 1 + shared * out) + constants;
        assertEquals(parameters - groups * twoLayers(read + 1, shared * out, d),
            fields.trace(d, Seeds.random("values", d)), groups + " groups of " + shared + ", " + read + ", d = " + d);
      }
    }
  }

  /** Columns of a block: V, then the bias, then O head by head. */
  private static LinearFields values(int groups, int shared, int read, int out, int constants) {
    int[] columns = new int[groups];
    Arrays.fill(columns, read + 1 + shared * out);
    LinearFields fields = new LinearFields(constants, columns);
    for (int o = 0; o < out; o++) {
      long[] sum = fields.zero();
      for (int g = 0; g < groups; g++) {
        for (int h = 0; h < shared; h++) {
          int column = read + 1 + h * out + o;
          for (int i = 0; i < read; i++) {
            long[] field = fields.zero();
            fields.addProduct(field, g, i, column);
            fields.generate(field);
          }
          fields.addProduct(sum, g, read, column);
        }
      }
      if (constants > 0) {
        fields.addConstant(sum, o);
      }
      fields.generate(sum);
    }
    return fields;
  }

  /** Products, section 3: a trained matrix beside a product takes no law and gives none, but for numbers. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 2", "2, 2", "3, 1", "2, 3"})
  void aTrainedMatrixBesideAProduct(int n, int m) {
    LinearFields fields = new LinearFields(n * m, n + m);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        long[] field = fields.zero();
        fields.addProduct(field, 0, i, n + j);
        fields.addConstant(field, i * m + j);
        fields.generate(field);
      }
    }
    for (int r = 1; r <= 4; r++) {
      int laws = n * m == 1 ? 2 * r : twoLayers(n, m, r);
      assertEquals(n * m + r * (n + m) - laws, fields.trace(r, Seeds.random("beside", r)), n + "," + m + "," + r);
    }
  }

  /** Products, section 5: rows of U are the columns of X = Uᵀ. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void productsOfTheRowsOfOneMatrixMakeAllMatrices(int n) {
    LinearFields fields = new LinearFields(0, n);
    for (int a = 0; a < n; a++) {
      for (int b = a; b < n; b++) {
        long[] field = fields.zero();
        fields.addProduct(field, 0, a, b);
        fields.generate(field);
      }
    }
    assertEquals(n * n, fields.closure().size());
    for (int r = 1; r <= 5; r++) {
      assertEquals(n * r - n * Math.max(0, r - n), fields.trace(r, Seeds.random("rows", r)), n + "," + r);
    }
  }

  /** Products, section 3: b_1 + a_1 grows as e^C along the only field, which moves b by a, a by b and C by 1. */
  @Test
  void theLawOfNumbersBesideProducts() {
    Random random = Seeds.random("numbers", 1);
    double a = random.nextGaussian();
    double b = random.nextGaussian();
    double c = random.nextGaussian();
    double byB = Math.exp(-c);
    double byA = Math.exp(-c);
    double byC = -(a + b) * Math.exp(-c);
    assertEquals(0, byB * a + byA * b + byC, 1e-12);
  }

  /** Products, section 6. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void differencesOfPowers(int power) {
    Random random = Seeds.random("powers", power);
    double u = 0.5 + random.nextDouble();
    double v = 0.5 + random.nextDouble();
    double alongU = power * Math.pow(u, power - 1);
    double alongV = -power * Math.pow(v, power - 1);
    double derivative = power == 2
        ? v * alongU + u * alongV
        : (2 - power) * (Math.pow(u, 1 - power) * alongU + Math.pow(v, 1 - power) * alongV);
    assertEquals(0, derivative, 1e-12);
  }
}
