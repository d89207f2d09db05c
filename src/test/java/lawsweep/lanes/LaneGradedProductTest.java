package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Products of triangles against exact arithmetic: an entry is within 2 d N u of the same product of absolute values,
 * or within 10⁻⁹⁰ of its row.
 */
class LaneGradedProductTest {

  private static final MathContext DIGITS = new MathContext(40);

  /**
   * Each factor makes row k + 1 shorter than row k by a power of ten. Rows end up to 10⁻³⁰⁰ apart, and in any order.
   */
  @ParameterizedTest
  @CsvSource({
      "1, 64, 0, true",
      "2, 64, 4.7, true",
      "2, 64, -1.4, true",
      "3, 64, 2.3, true",
      "4, 12, 8, true",
      "5, 16, 0, true",
      "8, 24, 0.7, true",
      "13, 10, 0.1, true",
      "1, 8, 3, false",
      "2, 1, 3, false",
      "3, 4, 2, false",
      "5, 8, 0, false",
      "8, 2, 0, false"})
  void product(int d, int depth, double decades, boolean scaled) {
    double[][] factors = factors(d, depth, decades);
    double[][] results = run(d, scaled, factors);
    for (int lane = 0; lane < LANES; lane++) {
      BigDecimal[] exact = exact(d, factors[lane], false);
      BigDecimal[] sizes = exact(d, factors[lane], true);
      for (int i = 0; i < d; i++) {
        int exponent = (int) results[lane][d * d + i];
        checkScale(Arrays.copyOfRange(results[lane], i * d + i, (i + 1) * d), exponent, scaled);
        BigDecimal row = power(exponent).multiply(BigDecimal.valueOf(1e-90));
        for (int j = i; j < d; j++) {
          BigDecimal found = new BigDecimal(results[lane][i * d + j]).multiply(power(exponent));
          BigDecimal bound = sizes[i * d + j].multiply(BigDecimal.valueOf(2 * d * depth * LaneBatch.U)).add(row);
          assertTrue(found.subtract(exact[i * d + j]).abs().compareTo(bound) <= 0,
              Seeds.note("lane " + lane + ", entry " + i + " " + j + ": " + found.round(MathContext.DECIMAL64)
                  + ", exactly " + exact[i * d + j].round(MathContext.DECIMAL64)));
        }
      }
      checkRatios(d, results[lane]);
    }
    LaneBatch.assertLanesIndependent(x -> run(d, scaled, x), factors, "graded");
  }

  private static void checkScale(double[] row, int exponent, boolean scaled) {
    double largest = Arrays.stream(row).map(Math::abs).max().orElse(0);
    if (scaled) {
      assertTrue(largest == 0 || (largest >= 1 && largest < 2), () -> "scaled row of size " + largest);
    } else {
      assertEquals(0, exponent);
    }
  }

  private static void checkRatios(int d, double[] result) {
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        double gap = result[d * d + l] - result[d * d + k];
        double clamped = Math.min(480, Math.max(-480, gap));
        assertEquals(Math.scalb(1.0, (int) clamped), result[d * d + d + k * d + l], 0, "ratio");
      }
    }
  }

  /** Lanes: random, positive, a zero row, a zero matrix, negative diagonal, the identity, tiny, random. */
  private static double[][] factors(int d, int depth, double decades) {
    double[][] lanes = new double[LANES][depth * d * d];
    for (int lane = 0; lane < LANES; lane++) {
      Random random = Seeds.random("graded", 1000L * d + 10L * depth + lane);
      for (int e = 0; e < depth * d * d; e++) {
        int i = e / d % d;
        int j = e % d;
        double x = random.nextGaussian() * Math.pow(10, -decades * i);
        lanes[lane][e] = switch (lane) {
          case 1 -> Math.abs(x);
          case 2 -> i == d / 2 ? 0 : x;
          case 3 -> 0;
          case 4 -> i == j ? -Math.abs(x) : x;
          case 5 -> i == j ? 1 : 0;
          case 6 -> x * 1e-4;
          default -> x;
        };
      }
    }
    return lanes;
  }

  private static BigDecimal[] exact(int d, double[] factors, boolean absolute) {
    BigDecimal[] product = null;
    for (int s = 0; s < factors.length / (d * d); s++) {
      BigDecimal[] next = new BigDecimal[d * d];
      for (int i = 0; i < d; i++) {
        for (int j = i; j < d; j++) {
          BigDecimal sum = BigDecimal.ZERO;
          for (int k = i; k <= j; k++) {
            double r = factors[s * d * d + i * d + k];
            BigDecimal weight = new BigDecimal(absolute ? Math.abs(r) : r);
            if (product != null) {
              sum = sum.add(weight.multiply(product[k * d + j], DIGITS));
            } else if (k == j) {
              sum = weight;
            }
          }
          next[i * d + j] = sum.round(DIGITS);
        }
      }
      product = next;
    }
    return product;
  }

  private static BigDecimal power(int exponent) {
    BigDecimal base = exponent < 0 ? BigDecimal.valueOf(0.5) : BigDecimal.valueOf(2);
    return base.pow(Math.abs(exponent), DIGITS);
  }

  /** Scaled rows, exponents, ratios. */
  private static double[][] run(int d, boolean scaled, double[][] factors) {
    double[] r = LaneBatch.pack(factors);
    int size = d * d * LANES;
    LaneGradedProduct product = new LaneGradedProduct(d, scaled);
    LaneBatch.eachPart(part -> {
      product.start(part, r, part);
      for (int s = 1; s < r.length / size; s++) {
        product.multiply(part, r, s * size + part);
      }
    });
    double[] exponents = Arrays.stream(product.exponents()).asDoubleStream().toArray();
    return LaneBatch.unpack(LaneBatch.joined(product.rows(), exponents, product.ratios()));
  }
}
