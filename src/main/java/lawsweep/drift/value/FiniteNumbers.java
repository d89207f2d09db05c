package lawsweep.drift.value;

import java.io.IOException;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.StoredTensor;

/** Looks whether a tensor that no law reads has numbers that are not finite. */
public final class FiniteNumbers {

  private static final int PIECE = 1 << 16;

  private FiniteNumbers() {}

  /**
   * Reads all of a tensor; one whose type is not read is passed over.
   *
   * @throws NotFiniteException if it has NaN or infinity
   */
  public static void check(Checkpoint checkpoint, StoredTensor tensor) throws IOException {
    if (tensor.numbers().isEmpty()) {
      return;
    }
    Numbers numbers = checkpoint.numbers(tensor);
    double[] piece = new double[(int) Math.min(PIECE, numbers.size())];
    for (long first = 0; first < numbers.size(); first += piece.length) {
      int count = (int) Math.min(piece.length, numbers.size() - first);
      numbers.read(first, piece, 0, count);
      double zero = 0;
      for (int i = 0; i < count; i++) {
        // 0 times what is not finite is NaN.
        zero += piece[i] * 0;
      }
      if (Double.isNaN(zero)) {
        throw new NotFiniteException(tensor.name(), "has numbers that are not finite");
      }
    }
  }
}
