package lawsweep.residue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Views stay inside their data. */
class MatrixTest {

  @Test
  void viewsShareTheirData() {
    double[] data = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Matrix m = new Matrix(data, 1, 2, 3, 4);
    assertEquals(1, m.get(0, 0));
    assertEquals(7, m.get(1, 2));
    Matrix v = m.view(1, 1, 1, 2);
    assertEquals(6, v.get(0, 0));
    data[6] = -1;
    assertEquals(-1, v.get(0, 0));
  }

  @Test
  void viewsOutsideAreRefused() {
    double[] data = new double[10];
    new Matrix(data, 1, 2, 4, 5);
    assertThrows(IndexOutOfBoundsException.class, () -> new Matrix(data, 2, 2, 4, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> new Matrix(data, -1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Matrix(data, 0, 1, 3, 2));
    assertThrows(IllegalArgumentException.class, () -> new Matrix(data, 0, -1, 3, 3));
    new Matrix(data, 99, 0, 3, 3);
  }
}
