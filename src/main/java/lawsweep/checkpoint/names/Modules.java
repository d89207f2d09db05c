package lawsweep.checkpoint.names;

import static lawsweep.checkpoint.names.Module.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import lawsweep.circuit.Tensor;

/** How modules name and store what a piece of a network has. */
final class Modules {

  private Modules() {}

  /** A module. */
  @FunctionalInterface
  interface Style {

    /** Where the tensors of a piece are in a module of this path. */
    List<Wanted> of(Piece piece, String path, StoredNames stored);
  }

  /** torch.nn.Linear, Conv1d, Conv2d, Embedding, and all norms: {@code weight} and {@code bias}. */
  static List<Wanted> plain(Piece piece, String path, StoredNames stored) {
    return plain(piece, path, UnaryOperator.identity());
  }

  /** Conv1D of Hugging Face's GPT-2: a matrix with its inputs first. */
  static List<Wanted> inputsFirst(Piece piece, String path, StoredNames stored) {
    return plain(piece, path, Storage::transposed);
  }

  private static List<Wanted> plain(Piece piece, String path, UnaryOperator<Storage> change) {
    List<Wanted> wanted = new ArrayList<>();
    piece.weight().ifPresent(weight -> wanted
        .add(new Wanted(weight, inside(path, "weight"), change.apply(piece.storage(weight)))));
    piece.bias().ifPresent(bias -> wanted.add(new Wanted(bias, inside(path, "bias"), piece.storage(bias))));
    return wanted;
  }

  /** A tensor that stands in no module, or is the weight of one. */
  static List<Wanted> bare(Piece piece, String path, StoredNames stored) {
    Tensor tensor = piece.tensors().getFirst();
    String name = stored.has(path) ? path : inside(path, "weight");
    return List.of(new Wanted(tensor, name, piece.storage(tensor)));
  }

  /** torch.nn.RNN and torch.nn.LSTM without biases; the latter's gates stand in the order i, f, g, o there. */
  static List<Wanted> recurrent(Piece piece, String path, StoredNames stored) {
    return piece.tensors().stream().map(tensor -> switch (Piece.letter(tensor)) {
      case "B" -> new Wanted(tensor, inside(path, "weight_ih_l0"), piece.storage(tensor));
      case "A" -> new Wanted(tensor, inside(path, "weight_hh_l0"), piece.storage(tensor));
      case "Wx" -> new Wanted(tensor, inside(path, "weight_ih_l0"), piece.storage(tensor).lastTwoSwapped());
      case "Wh" -> new Wanted(tensor, inside(path, "weight_hh_l0"), piece.storage(tensor).lastTwoSwapped());
      default -> new Wanted(tensor, inside(path, "bias"), piece.storage(tensor));
    }).toList();
  }

  /** torch.nn.MultiheadAttention: q, k and v on top of each other, unless keys have a dimension of their own. */
  static List<Wanted> multihead(Piece piece, String path, StoredNames stored) {
    String matrices = stored.has(inside(path, "q_proj_weight")) ? "*_proj_weight" : "in_proj_weight";
    return new Attention(matrices, "in_proj_bias", "out_proj", false, false).of(piece, path);
  }

  /** The attention of Hugging Face's GPT-2: q, k and v side by side, inputs first. */
  static List<Wanted> gpt2(Piece piece, String path, StoredNames stored) {
    return new Attention("c_attn.weight", "c_attn.bias", "c_proj", true, false).of(piece, path);
  }

  /** The attention of Hugging Face's LLaMA: three matrices or one, with rotary positions that pair halves. */
  static List<Wanted> llama(Piece piece, String path, StoredNames stored) {
    String matrix = stored.has(inside(path, "qkv_proj.weight")) ? "qkv_proj" : "*_proj";
    return new Attention(matrix + ".weight", matrix + ".bias", "o_proj", false, true).of(piece, path);
  }

  /** The gated unit of Hugging Face's LLaMA: gate and up, or both in one, and down. */
  static List<Wanted> gated(Piece piece, String path, StoredNames stored) {
    boolean one = stored.has(inside(path, "gate_up_proj.weight"));
    List<Wanted> wanted = new ArrayList<>();
    for (Tensor tensor : piece.tensors()) {
      String letter = Piece.letter(tensor);
      String end = Character.isUpperCase(letter.charAt(0)) ? ".weight" : ".bias";
      switch (letter) {
        case "C" -> wanted.add(new Wanted(tensor, inside(path, "down_proj" + end), piece.storage(tensor)));
        default -> wanted.add(one
            ? new Wanted(tensor, inside(path, "gate_up_proj" + end), Packing.of("ba", false).apply(piece.stage(),
                tensor, piece.storage(tensor)))
            : new Wanted(tensor, inside(path, (letter.equalsIgnoreCase("A") ? "up_proj" : "gate_proj") + end),
                piece.storage(tensor)));
      }
    }
    return wanted;
  }

  /** {@code lowrank}: factors A and B, and the matrix beside them, in peft's way. */
  static List<Wanted> lora(Piece piece, String path, StoredNames stored) {
    String adapter = stored.has(inside(path, "lora_A.default.weight")) ? ".default.weight" : ".weight";
    return piece.tensors().stream().map(tensor -> {
      String letter = Piece.letter(tensor);
      String name = letter.equals("W") ? "base_layer.weight" : "lora_" + letter + adapter;
      return new Wanted(tensor, inside(path, name), piece.storage(tensor));
    }).toList();
  }

  /**
   * Names inside a module of attention.
   *
   * @param matrices of queries, keys and values; {@code *} stands for q, k and v, without it all three are in one
   *     tensor
   * @param biases the same
   * @param out the module that projects back
   * @param inputsFirst true if matrices are stored with their inputs first
   * @param halves true if rotary positions turn coordinates p and p + R/2 together
   */
  private record Attention(String matrices, String biases, String out, boolean inputsFirst, boolean halves) {

    List<Wanted> of(Piece piece, String path) {
      List<Wanted> wanted = new ArrayList<>();
      for (Tensor tensor : piece.tensors()) {
        Storage storage = piece.storage(tensor);
        switch (Piece.letter(tensor)) {
          case "Q", "K", "V" -> wanted.add(entering(piece, tensor, inside(path, matrices), inputsFirst));
          case "bq", "bk", "bv" -> wanted.add(entering(piece, tensor, inside(path, biases), false));
          case "O" -> wanted.add(new Wanted(tensor, inside(path, out + ".weight"),
              inputsFirst ? storage.transposed() : storage));
          case "bo" -> wanted.add(new Wanted(tensor, inside(path, out + ".bias"), storage));
          default -> {
            // Gains of queries and keys, biases by distance: these modules have none, and the map will say so.
          }
        }
      }
      return wanted;
    }

    private Wanted entering(Piece piece, Tensor tensor, String name, boolean transposed) {
      String letter = Piece.letter(tensor);
      String part = letter.substring(letter.length() - 1).toLowerCase(Locale.ROOT);
      Storage storage = piece.storage(tensor);
      if (!name.contains("*")) {
        storage = Packing.of("qkv", false).apply(piece.stage(), tensor, storage);
      }
      if (halves) {
        storage = Rotary.halves(piece.stage(), tensor, storage);
      }
      return new Wanted(tensor, name.replace("*", part), transposed ? storage.transposed() : storage);
    }
  }
}
