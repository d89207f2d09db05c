package lawsweep.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.work.Team;

/**
 * Measures all tensors of a checkpoint, each number read once. Tensors are cut into pieces, whose sums do not depend on
 * who computes them: neither the number of threads nor the length of vectors changes a bit.
 */
public final class Magnitudes {

  private static final int PIECE = 1 << 21;

  private final List<StoredTensor> tensors = new ArrayList<>();
  private final List<Numbers> numbers = new ArrayList<>();
  /** Before each tensor, and after all: how many pieces there are. */
  private final int[] firstPiece;
  private final SquareSum[] sums;

  private Magnitudes(Checkpoint checkpoint) throws IOException {
    for (StoredTensor tensor : checkpoint.tensors()) {
      if (tensor.numbers().isPresent()) {
        tensors.add(tensor);
        numbers.add(checkpoint.numbers(tensor));
      }
    }
    firstPiece = new int[tensors.size() + 1];
    for (int i = 0; i < tensors.size(); i++) {
      long pieces = Math.ceilDiv(numbers.get(i).size(), (long) PIECE);
      firstPiece[i + 1] = Math.toIntExact(firstPiece[i] + pieces);
    }
    sums = new SquareSum[firstPiece[tensors.size()]];
  }

  /**
   * The magnitude of each tensor whose numbers can be read, in the checkpoint's order.
   *
   * @throws IOException if it cannot be read
   */
  public static Map<StoredTensor, Magnitude> of(Checkpoint checkpoint, Team team) throws IOException {
    Magnitudes all = new Magnitudes(checkpoint);
    try {
      team.forEach(all.sums.length, all::measure);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Map<StoredTensor, Magnitude> magnitudes = new LinkedHashMap<>();
    for (int i = 0; i < all.tensors.size(); i++) {
      SquareSum sum = SquareSum.of(Arrays.asList(all.sums).subList(all.firstPiece[i], all.firstPiece[i + 1]));
      magnitudes.put(all.tensors.get(i), sum.magnitude());
    }
    return magnitudes;
  }

  private void measure(int piece) {
    int found = Arrays.binarySearch(firstPiece, piece);
    // Tensors without numbers begin where the next one does: the last of these has the piece.
    int tensor = found < 0 ? -found - 2 : found;
    while (firstPiece[tensor + 1] <= piece) {
      tensor++;
    }
    long first = (long) (piece - firstPiece[tensor]) * PIECE;
    int count = (int) Math.min(PIECE, numbers.get(tensor).size() - first);
    try {
      sums[piece] = SquareSum.of(numbers.get(tensor), first, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
