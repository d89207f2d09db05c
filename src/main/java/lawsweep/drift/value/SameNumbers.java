package lawsweep.drift.value;

import java.io.IOException;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.names.TensorView;
import lawsweep.circuit.Shapes;

/** Whether two tensors hold the same numbers, one by one. Types may differ. */
public final class SameNumbers {

  private static final int BLOCK = 1 << 16;

  private SameNumbers() {}

  /** Compares two stored tensors of one shape, up to the first difference. */
  public static boolean of(Numbers some, Numbers others) throws IOException {
    double[] a = new double[BLOCK];
    double[] b = new double[BLOCK];
    for (long at = 0; at < some.size(); at += BLOCK) {
      int count = (int) Math.min(BLOCK, some.size() - at);
      some.read(at, a, 0, count);
      others.read(at, b, 0, count);
      for (int i = 0; i < count; i++) {
        if (a[i] != b[i]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Compares what two views of stored tensors show, both of one shape. */
  public static boolean of(Numbers some, TensorView first, Numbers others, TensorView second) throws IOException {
    boolean whole = some.size() == Shapes.size(first.shape()) && first.storedShape().equals(second.storedShape())
        && first.first() == second.first() && first.strides().equals(second.strides())
        && first.orders().equals(second.orders());
    return whole ? of(some, others) : byEntry(some, first, others, second);
  }

  private static boolean byEntry(Numbers some, TensorView first, Numbers others, TensorView second)
      throws IOException {
    double[] pair = new double[2];
    int[] entry = new int[first.shape().size()];
    for (long left = Shapes.size(first.shape()); left > 0; left--) {
      some.read(first.number(entry), pair, 0, 1);
      others.read(second.number(entry), pair, 1, 1);
      if (pair[0] != pair[1]) {
        return false;
      }
      next(entry, first);
    }
    return true;
  }

  private static void next(int[] entry, TensorView view) {
    for (int side = entry.length - 1; side >= 0; side--) {
      entry[side]++;
      if (entry[side] < view.shape().get(side)) {
        return;
      }
      entry[side] = 0;
    }
  }
}
