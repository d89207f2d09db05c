package lawsweep.road.symmetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.circuit.jet.Algebra;
import lawsweep.circuit.jet.Jets;
import lawsweep.circuit.jet.LoopNest;
import lawsweep.circuit.jet.Products;
import lawsweep.law.setting.DataLoss;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;

class ResidualTest {

  private static final PrimeField FIELD = new PrimeField(4194319);
  private static final int POWERS = 5;

  /** With y = 0 the residual is e^z; so those of z and -z are inverse to each other as series with a dual unit. */
  @Test
  void exponentialsOfOppositeSeriesAreInverse() {
    Algebra algebra = new Algebra(1, new int[2], 2 * POWERS, POWERS,
        (a, b) -> a % 2 + b % 2 < 2 && a / 2 + b / 2 < POWERS ? a + b : -1);
    Products products = new Products(FIELD, algebra, 8);
    Jets z = products.zero(1);
    Jets minus = products.zero(1);
    Stream words = Stream.named("residual");
    for (int part = 0; part < 2 * POWERS; part++) {
      double[] values = new double[8];
      double[] negative = new double[8];
      for (int lane = 0; lane < 8; lane++) {
        values[lane] = FIELD.fromWord(words.word(part, lane));
        negative[lane] = -values[lane];
      }
      z.attach(part, values, part % 2 == 0);
      minus.attach(part, negative, part % 2 == 0);
    }
    Residual plus = new Residual(products, DataLoss.POISSON, 2, 1);
    Residual inverse = new Residual(products, DataLoss.POISSON, 2, 1);
    plus.base(new double[] {17});
    inverse.base(new double[] {FIELD.invert(17)});
    Jets product = products.zero(1);
    for (int part = 0; part < 2 * POWERS; part += 2) {
      Jets a = plus.of(z, part, part + 2);
      Jets b = inverse.of(minus, part, part + 2);
      products.only(part, part + 2);
      products.set(LoopNest.entrywise(1), a, b, product);
    }
    for (int part = 0; part < 2 * POWERS; part++) {
      for (int lane = 0; lane < 8 && product.has(part); lane++) {
        double value = product.data(part)[product.at(part) + (product.uniform(part) ? 0 : lane)];
        assertEquals(part == 0 ? 1 : 0, FIELD.canonical(value), "part " + part);
      }
    }
    double slope = plus.of(z, 2, 4).data(2)[0];
    assertEquals(FIELD.canonical(17 * FIELD.reduce(z.data(2)[0])), FIELD.canonical(slope));
  }
}
