package lawsweep.checkpoint.names;

import java.util.Locale;
import java.util.Optional;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;

/**
 * Several matrices of a layer in one tensor, on top of each other: all of the first, then all of the second; or for
 * each head its part of the first, then of the second.
 *
 * @param letters of the matrices, in order, {@code qkv}; empty if {@code count} matrices of one size are packed
 * @param part which of {@code count} it is, from 0
 * @param byHead true if heads come first
 */
record Packing(String letters, int part, int count, boolean byHead) {

  static Packing of(String letters, boolean byHead) {
    return new Packing(letters, 0, letters.length(), byHead);
  }

  /** What is wrong with this packing for a tensor; empty if nothing. */
  Optional<String> wrong(Stage stage, Tensor tensor) {
    if (byHead && (tensor.shape().size() < 2 || Piece.storage(stage, tensor).axes().getFirst().runs().size() < 2)) {
      return Optional.of("its first stored side has no heads");
    }
    for (int i = 0; i < letters.length(); i++) {
      if (find(stage, letters.charAt(i)).isEmpty()) {
        return Optional.of("its layer has no '" + Character.toUpperCase(letters.charAt(i)) + "'");
      }
    }
    return letters.isEmpty() || letters.indexOf(own(tensor)) >= 0
        ? Optional.empty()
        : Optional.of("it is none of " + letters);
  }

  /** The letter of the matrix that a tensor is or belongs to: q for Q and bq. */
  private static char own(Tensor tensor) {
    String letter = Piece.letter(tensor);
    return letter.toLowerCase(Locale.ROOT).charAt(letter.length() - 1);
  }

  private static Optional<Tensor> find(Stage stage, char letter) {
    String name = stage.name() + "." + Character.toUpperCase(letter);
    return stage.tensors().stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /** The storage of a part. */
  Storage apply(Stage stage, Tensor tensor, Storage alone) {
    long own = rows(alone, tensor);
    long before = 0;
    long all = 0;
    for (int i = 0; i < count; i++) {
      Tensor other = letters.isEmpty() ? tensor : find(stage, letters.charAt(i)).orElseThrow();
      long rows = letters.isEmpty() ? own : rows(Piece.storage(stage, other), other);
      before += i < (letters.isEmpty() ? part : letters.indexOf(own(tensor))) ? rows : 0;
      all += rows;
    }
    return byHead ? alone.packedByHead(before, all) : alone.packed(before, all);
  }

  /** How much of the first stored side a matrix takes, all of it or that of one head. */
  private long rows(Storage storage, Tensor tensor) {
    long rows = storage.axes().getFirst().size();
    return byHead ? rows / tensor.shape().get(storage.axes().getFirst().runs().getFirst().side()) : rows;
  }
}
