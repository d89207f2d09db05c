package lawsweep.drift.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Numbers;
import lawsweep.checkpoint.StoredTensor;
import lawsweep.checkpoint.names.TensorView;

/**
 * The numbers of a tensor of a network in a checkpoint, to be read box by box.
 *
 * @param name of the stored tensor
 * @param type of the stored tensor
 * @param numbers of the stored tensor
 * @param sides where the tensor of the network is in it
 * @param exchange positions that are read in place of others, if there are any
 */
record Operand(String name, NumberType type, Numbers numbers, StoredSides sides, Optional<Exchange> exchange) {

  /**
   * Positions of one level that are read in place of others.
   *
   * @param partner for each position the one that is read
   */
  record Exchange(int level, int[] partner) {}

  /**
   * Finds the numbers of a view.
   *
   * @throws IllegalArgumentException if they are missing, of another shape or of a type that is not read
   */
  static Operand of(TensorSource source, TensorView view) throws IOException {
    Checkpoint checkpoint = source.checkpoint();
    String name = source.family().nameFor(view.stored());
    StoredTensor stored = checkpoint.find(name).orElseThrow(
        () -> new IllegalArgumentException("expected a tensor " + name + " in " + checkpoint.path() + ", found none"));
    if (!stored.shape().equals(view.storedShape())) {
      throw new IllegalArgumentException("expected " + name + " of shape " + view.storedShape() + " in "
          + checkpoint.path() + ", found " + stored.shape());
    }
    NumberType type = stored.numbers().orElseThrow(() -> new IllegalArgumentException(
        "expected floating-point numbers in " + name + " of " + checkpoint.path() + ", found " + stored.type()));
    return new Operand(name, type, checkpoint.numbers(stored), StoredSides.of(view), Optional.empty());
  }

  /** The same with positions exchanged. */
  Operand exchanged(Exchange positions) {
    return new Operand(name, type, numbers, sides, Optional.of(positions));
  }

  /**
   * Reads a box.
   *
   * @param into receives its numbers from {@code at} on
   * @throws NotFiniteException if one of them is not finite
   * @throws UncheckedIOException if the file cannot be read
   */
  void read(Box box, double[] into, int at) {
    try {
      new Runs(this, box, into).read(at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int end = at + box.size();
    for (int i = at; i < end; i++) {
      if (!(Math.abs(into[i]) <= Double.MAX_VALUE)) {
        throw new NotFiniteException(name, "has a number that is not finite: " + into[i]);
      }
    }
  }
}
