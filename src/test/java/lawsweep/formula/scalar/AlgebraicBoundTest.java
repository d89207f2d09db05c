package lawsweep.formula.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlgebraicBoundTest {

  private static Architecture linear(String widths) {
    return new Architecture(Family.LINEAR, Arrays.stream(widths.split(",")).map(Integer::valueOf).toList(), Bias.NONE);
  }

  /** The span reaches D less the functions of balances, found elsewhere by other code. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"1,2,1; 4; 3; 1", "1,3,1; 6; 5; 1", "1,2,2,1; 8; 6; 2", "1,3,3,1; 15; 12; 3",
      "1,4,4,1; 24; 20; 4", "1,2,2,2,1; 12; 9; 3", "1,2,3,2,1; 16; 12; 4", "1,2,2,2,2,1; 16; 12; 4",
      "1,3,3,3,1; 24; 18; 6", "1,2,2,2,2,2,1; 20; 15; 5", "1,3,4,3,1; 30; 22; 8"})
  void theBoundIsMet(String widths, long parameters, long known, int span) {
    AlgebraicBound bound = AlgebraicBounds.of(linear(widths));
    assertEquals(parameters, bound.block().parameters());
    assertEquals(parameters - 1, bound.block().laws());
    assertEquals(known, bound.block().known());
    assertEquals(span, bound.span(), bound.toString());
    assertTrue(bound.met());
    assertTrue(bound.json().contains("\"D_minus_known\":" + span), bound.json());
  }

  @Test
  void theTextToldApart() {
    String square = String.join("\n", AlgebraicBounds.of(linear("1,2,2,1")).text());
    assertTrue(square.contains("evidence, not proof"), square);
    assertTrue(square.contains("1,n,n,1 it is proved in another way"), square);
    String other = String.join("\n", AlgebraicBounds.of(linear("1,2,2,2,1")).text());
    assertTrue(other.contains("evidence, not proof") && other.contains("(3, 5, 7, 11, 13)"), other);
    assertTrue(!other.contains("it is proved"), other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,2,1", "1,2,1,2,1", "1,1,1", "2,2,2"})
  void othersAreRefused(String widths) {
    Architecture a = linear(widths);
    String message = assertThrows(IllegalArgumentException.class, () -> AlgebraicBounds.of(a)).getMessage();
    assertTrue(message.contains("one scalar block") && message.contains("linear " + widths), message);
  }

  /** X^k of weights over the integers, by Leibniz with exact binomials. */
  @Test
  void powersAreThoseOverTheIntegers() {
    Random random = Seeds.random("powers", 0);
    int prime = 5;
    List<Integer> widths = List.of(1, 2, 3, 1);
    List<int[]> point = new ArrayList<>();
    for (int i = 1; i < widths.size(); i++) {
      point.add(random.ints((long) widths.get(i - 1) * widths.get(i), 0, prime).toArray());
    }
    DerivationPowers powers = new DerivationPowers(new SmallField(prime), widths, point);
    BigInteger[][] exact = derivatives(point, 12);
    for (int k = 0; k <= 12; k++) {
      int[] expected =
          Arrays.stream(exact[k]).mapToInt(x -> x.mod(BigInteger.valueOf(prime)).intValue()).toArray();
      assertArrayEquals(expected, powers.at(k), "X^" + k);
    }
  }

  /** Derivatives of u, W, v along u' = W v, W' = u vᵀ, v' = Wᵀ u by Leibniz with Pascal's triangle. */
  private static BigInteger[][] derivatives(List<int[]> point, int most) {
    int n = point.get(0).length;
    int m = point.get(2).length;
    BigInteger[][] y = new BigInteger[most + 1][n + n * m + m];
    List<Integer> all = new ArrayList<>();
    point.forEach(matrix -> Arrays.stream(matrix).forEach(all::add));
    for (int j = 0; j < y[0].length; j++) {
      y[0][j] = BigInteger.valueOf(all.get(j));
    }
    for (int k = 0; k < most; k++) {
      Arrays.fill(y[k + 1], BigInteger.ZERO);
      BigInteger choose = BigInteger.ONE;
      for (int j = 0; j <= k; j++) {
        for (int a = 0; a < n; a++) {
          for (int b = 0; b < m; b++) {
            int w = n + a * m + b;
            int v = n + n * m + b;
            y[k + 1][a] = y[k + 1][a].add(choose.multiply(y[j][w]).multiply(y[k - j][v]));
            y[k + 1][w] = y[k + 1][w].add(choose.multiply(y[j][a]).multiply(y[k - j][v]));
            y[k + 1][v] = y[k + 1][v].add(choose.multiply(y[j][a]).multiply(y[k - j][w]));
          }
        }
        choose = choose.multiply(BigInteger.valueOf(k - j)).divide(BigInteger.valueOf(j + 1));
      }
    }
    return y;
  }

  @Test
  void binomialsModPrimes() {
    for (int prime : AlgebraicBounds.PRIMES) {
      SmallField field = new SmallField(prime);
      BigInteger[] row = {BigInteger.ONE};
      for (int n = 0; n <= 60; n++) {
        int[] expected = Arrays.stream(row).mapToInt(x -> x.mod(BigInteger.valueOf(prime)).intValue()).toArray();
        int[] found = new int[n + 1];
        SmallField.Row nonzero = field.row(n);
        for (int i = 0; i < nonzero.chosen().length; i++) {
          assertTrue(i == 0 || nonzero.chosen()[i] > nonzero.chosen()[i - 1]);
          found[nonzero.chosen()[i]] = nonzero.values()[i];
        }
        assertArrayEquals(expected, found, "row " + n);
        BigInteger[] next = new BigInteger[n + 2];
        for (int k = 0; k <= n + 1; k++) {
          next[k] = (k == 0 ? BigInteger.ZERO : row[k - 1]).add(k == n + 1 ? BigInteger.ZERO : row[k]);
        }
        row = next;
      }
    }
  }

  @Test
  void ranks() {
    SmallField field = new SmallField(5);
    assertEquals(2, field.rank(List.of(new int[] {1, 2, 3}, new int[] {2, 4, 1}, new int[] {0, 0, 3}, new int[3])));
    assertEquals(3, field.rank(List.of(new int[] {0, 2, 3}, new int[] {2, 4, 0}, new int[] {1, 1, 2})));
  }
}
