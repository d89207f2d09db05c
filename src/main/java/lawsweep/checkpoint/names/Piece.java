package lawsweep.checkpoint.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.word.Stage;

/**
 * A layer, or a part of one, that is one module elsewhere.
 *
 * @param stage the layer
 * @param tensors of the piece: weight and bias, or all that belongs to attention
 */
record Piece(Kind kind, Stage stage, List<Tensor> tensors) {

  Piece {
    tensors = List.copyOf(tensors);
  }

  /** What it is. */
  enum Kind {
    /** A table of vectors, one for each word. */
    TABLE,
    /** A vector for each position. */
    POSITIONS,
    /** A matrix, perhaps with a bias. */
    LINEAR,
    /** Filters, perhaps with a bias. */
    CONV,
    /** The gains and biases of a norm. */
    NORM,
    /** Attention with all its tensors. */
    ATTENTION,
    /** A gated unit. */
    GATED,
    /** Two factors, perhaps with a trained matrix beside them. */
    LOWRANK,
    /** A recurrence without biases. */
    RECURRENT,
    /** One tensor that no module is made for. */
    OTHER;

    /** As messages say it. */
    String shown() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All pieces of a network in the order of its layers; layers without parameters have none. */
  static List<Piece> of(Network network) {
    return network.stages().stream().flatMap(stage -> of(stage).stream()).toList();
  }

  private static List<Piece> of(Stage stage) {
    return switch (word(stage)) {
      case "tokens" -> parts(stage, List.of(Kind.TABLE, Kind.POSITIONS), List.of("E"), List.of("P"));
      case "pos" -> parts(stage, List.of(Kind.POSITIONS), List.of("P"));
      case "dense", "out", "ce" -> parts(stage, List.of(Kind.LINEAR), List.of("W", "b"));
      case "conv" -> parts(stage, List.of(Kind.CONV), List.of("W", "b"));
      case "ln", "rms", "bn" -> parts(stage, List.of(Kind.NORM), List.of("g", "b"));
      case "mlp" -> parts(stage, List.of(Kind.LINEAR, Kind.LINEAR), List.of("V", "b"), List.of("U", "c"));
      case "attn" -> List.of(new Piece(Kind.ATTENTION, stage, stage.tensors()));
      case "glu" -> List.of(new Piece(Kind.GATED, stage, stage.tensors()));
      case "lowrank" -> List.of(new Piece(Kind.LOWRANK, stage, stage.tensors()));
      case "rnn", "lstm" -> List.of(new Piece(Kind.RECURRENT, stage, stage.tensors()));
      default -> stage.tensors().stream().map(tensor -> new Piece(Kind.OTHER, stage, List.of(tensor))).toList();
    };
  }

  @SafeVarargs
  private static List<Piece> parts(Stage stage, List<Kind> kinds, List<String>... letters) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < letters.length; i++) {
      List<String> these = letters[i];
      List<Tensor> tensors = stage.tensors().stream().filter(tensor -> these.contains(letter(tensor))).toList();
      if (!tensors.isEmpty()) {
        pieces.add(new Piece(kinds.get(i), stage, tensors));
      }
    }
    return pieces;
  }

  /** The word that a layer begins with. */
  static String word(Stage stage) {
    return stage.text().split(" ", 2)[0];
  }

  /** A tensor's name without that of its layer. */
  static String letter(Tensor tensor) {
    return tensor.name().substring(tensor.name().lastIndexOf('.') + 1);
  }

  /** One of its tensors. */
  Optional<Tensor> find(String letter) {
    return tensors.stream().filter(tensor -> letter(tensor).equals(letter)).findFirst();
  }

  /** True if the tensor is what shifts, not what multiplies. */
  private static boolean shift(Tensor tensor) {
    return List.of("b", "c").contains(letter(tensor));
  }

  /** The matrix, the filters, or the gains; empty for a norm that only shifts. */
  Optional<Tensor> weight() {
    return tensors.stream().filter(tensor -> !shift(tensor)).findFirst();
  }

  /** What is added. */
  Optional<Tensor> bias() {
    return tensors.stream().filter(Piece::shift).findFirst();
  }

  /** How a tensor of a layer is stored unless something else is said: what it puts out first, then what it takes. */
  static Storage storage(Stage stage, Tensor tensor) {
    int last = tensor.shape().size() - 1;
    List<Integer> others = IntStream.range(0, last).boxed().toList();
    List<Integer> all = IntStream.rangeClosed(0, last).boxed().toList();
    return switch (word(stage) + " " + letter(tensor)) {
      case "attn Q", "attn K", "attn V", "attn rb", "mla Q", "mla UK", "mla UV", "lstm Wx", "lstm Wh" ->
        Storage.of(tensor, List.of(others, List.of(last)));
      case "attn O", "mla O" -> Storage.of(tensor, List.of(List.of(last), others));
      case "attn bq", "attn bk", "attn bv", "attn gq", "attn gk", "lstm b" -> Storage.of(tensor, List.of(all));
      case "conv W" -> Storage.of(tensor, filters(stage, all));
      case "dense W", "out W", "ce W" -> Storage.of(tensor, List.of(List.of(0), all.subList(1, all.size())));
      default -> Storage.of(tensor, all.stream().map(List::of).toList());
    };
  }

  /** Depthwise filters have a stored side of length 1 for their one channel. */
  private static List<List<Integer>> filters(Stage stage, List<Integer> all) {
    List<List<Integer>> axes = new ArrayList<>(all.stream().map(List::of).toList());
    if (List.of(stage.text().split(" ")).contains("depthwise")) {
      axes.add(1, List.of());
    }
    return axes;
  }

  /** The storage of one of its tensors unless something else is said. */
  Storage storage(Tensor tensor) {
    return storage(stage, tensor);
  }
}
