package lawsweep.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** The same bits as products that make new arrays, in the given place and nowhere else. */
class PlacedProductsTest {

  @Test
  void sameAsNewArrays() {
    Random random = Seeds.random("placed products", 0);
    for (int d = 1; d <= 9; d++) {
      int size = d * d;
      double[] a = random.doubles(size).toArray();
      double[] b = random.doubles(size).toArray();
      double[] all = random.doubles(6L * size).toArray();
      System.arraycopy(a, 0, all, size, size);
      System.arraycopy(b, 0, all, 3 * size, size);
      double[] before = all.clone();
      PlacedProducts products = new PlacedProducts(d);
      products.multiply(all, size, all, 3 * size, all, 4 * size);
      check(Products.multiply(a, b, d), all, before);
      products.multiplyTransposedLeft(all, size, all, 3 * size, all, 4 * size);
      check(Products.multiplyTransposedLeft(a, b, d), all, before);
      products.multiplyTransposedRight(all, size, all, 3 * size, all, 4 * size);
      check(Products.multiplyTransposedRight(a, b, d), all, before);
    }
  }

  private static void check(double[] expected, double[] all, double[] before) {
    int size = expected.length;
    assertArrayEquals(expected, Arrays.copyOfRange(all, 4 * size, 5 * size));
    assertArrayEquals(Arrays.copyOf(before, 4 * size), Arrays.copyOf(all, 4 * size));
    assertArrayEquals(Arrays.copyOfRange(before, 5 * size, 6 * size), Arrays.copyOfRange(all, 5 * size, 6 * size));
  }
}
