package lawsweep.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.function.DoubleUnaryOperator;
import lawsweep.cuda.SelfTest.Shape;
import lawsweep.residue.PrimeField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On exact products in plain loops, and on products that are spoiled in one entry. */
class SelfTestTest {

  private static final Shape SMALL = new Shape(70, 40, 33);

  @Test
  void exactProductsPass() throws NoGpuException {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = gpu.lane()) {
      assertTrue(SelfTest.run(lane, SMALL) > 0);
      assertTrue(SelfTest.run(lane, new Shape(3, 5, 504)) > 0);
    }
  }

  /** A mistake of one, of an even number, of a large power of two; of extremes, of draws, and while time is taken. */
  @ParameterizedTest
  @ValueSource(doubles = {1, -2, 1024, 1 << 30})
  void aMistakeInOneEntryIsFound(double mistake) {
    mistakeIsFound(mistake, 2, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, Double.NaN})
  void whatIsNoIntegerIsFound(double mistake) {
    mistakeIsFound(mistake, 2);
  }

  private static void mistakeIsFound(double mistake, int... products) {
    for (int product : products) {
      try (PtxGpu gpu = new PtxGpu(); Lane lane = gpu.lane()) {
        Lane spoiled = spoiled(lane, product, entry -> entry + mistake);
        String reason = assertThrows(NoGpuException.class, () -> SelfTest.run(spoiled, SMALL)).getMessage();
        assertEquals("cublasDgemm is not exact: row 69 of a product of 70 x 33 by 33 x 40 integers is wrong", reason);
      }
    }
  }

  @Test
  void aSumThatIsRoundedIsFound() {
    try (PtxGpu gpu = new PtxGpu(); Lane lane = gpu.lane()) {
      Lane rounding = spoiled(lane, 2, entry -> Math.rint(entry * 0x1p-8) * 0x1p8);
      assertThrows(NoGpuException.class, () -> SelfTest.run(rounding, SMALL));
    }
  }

  @Test
  void theRealShapeIsAsLongAsSumsMayBe() {
    assertTrue(Shape.REAL.inner() <= new PrimeField(8_388_593).maxDelay());
    assertEquals(Shape.REAL, Shape.parse(null));
    assertEquals(new Shape(64, 96, 504), Shape.parse("64x96x504"));
  }

  /** Changes the last entry of the n-th product, counted from 1. */
  private static Lane spoiled(Lane lane, int product, DoubleUnaryOperator mistake) {
    int[] products = {0};
    return (Lane) Proxy.newProxyInstance(Lane.class.getClassLoader(), new Class<?>[] {Lane.class},
        (proxy, method, arguments) -> {
          Object result = method.invoke(lane, arguments);
          if (method.getName().equals("multiply") && ++products[0] == product) {
            Block c = (Block) arguments[4];
            Buffer last = new Buffer(c.at(c.rows() - 1L, c.columns() - 1L), Double.BYTES);
            double[] entry = {0};
            lane.download(last, 0, entry, 0, 1);
            entry[0] = mistake.applyAsDouble(entry[0]);
            lane.upload(entry, 0, 1, last, 0);
          }
          return result;
        });
  }
}
