package lawsweep.checkpoint.names;

import java.util.List;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.word.Stage;

/** Which coordinates rotary positions turn together. */
final class Rotary {

  private static final List<String> TURNED = List.of("Q", "K", "bq", "bk", "gq", "gk");
  private static final List<String> MATRICES = List.of("Q", "K");

  private Rotary() {}

  /** The storage of a tensor whose coordinates p and p + R/2 are turned together; the same where nothing is turned. */
  static Storage halves(Stage stage, Tensor tensor, Storage storage) {
    List<String> words = List.of(stage.text().split(" "));
    int rope = words.indexOf("rope");
    if (rope < 0 || !TURNED.contains(Piece.letter(tensor))) {
      return storage;
    }
    int side = tensor.shape().size() - (MATRICES.contains(Piece.letter(tensor)) ? 2 : 1);
    String next = rope + 1 < words.size() ? words.get(rope + 1) : "";
    int turned = next.matches("[0-9]+") ? Integer.parseInt(next) : tensor.shape().get(side);
    return storage.halves(side, turned);
  }
}
