package lawsweep.circuit.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The layers of a line without {@code res}, one behind the other, as they are written: for whoever looks whether a line
 * is of some pattern. Repeated layers are written out; names of layers are left out.
 *
 * @param layers the source first; as many as a network has stages, in their order
 */
public record PlainLine(List<Layer> layers) {

  /** With a list that does not change. */
  public PlainLine {
    layers = List.copyOf(layers);
  }

  /**
   * Reads a line.
   *
   * @return empty if it has layers beside each other
   * @throws lawsweep.text.SpotException if it says nothing sensible
   */
  public static Optional<PlainLine> of(String line) {
    List<Node> written = written(Parser.line(line));
    return written.stream().allMatch(Node.Leaf.class::isInstance)
        ? Optional.of(new PlainLine(written.stream().map(node -> Layer.of(node.text())).toList()))
        : Optional.empty();
  }

  /** Layers with repeated ones written out; the parser sees to it that they are not too many. */
  static List<Node> written(List<Node> nodes) {
    List<Node> all = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Node.Repeat repeat) {
        List<Node> body = written(repeat.body());
        for (int i = 0; i < repeat.times(); i++) {
          all.addAll(body);
        }
      } else {
        all.add(node);
      }
    }
    return all;
  }

  /** How many layers there are. */
  public int size() {
    return layers.size();
  }

  /** The layer at a place; the source is at 0. */
  public Layer layer(int place) {
    return layers.get(place);
  }

  /** The last layer. */
  public Layer last() {
    return layers.getLast();
  }

  /**
   * A layer as it is written: {@code attn 4x2 kv 2 causal bias qk}. Options stand in any order, each at most once.
   *
   * @param pieces its pieces, the word first; numbers have no leading zeros
   */
  public record Layer(List<String> pieces) {

    /** With a list that does not change. */
    public Layer {
      pieces = List.copyOf(pieces);
    }

    private static Layer of(String text) {
      return new Layer(Arrays.asList(text.split(" ")));
    }

    /** The word that it begins with: {@code attn}. */
    public String word() {
      return pieces.getFirst();
    }

    /** Whether it begins with one of these words. */
    public boolean is(String... words) {
      return Arrays.asList(words).contains(word());
    }

    /**
     * The sizes between the word and the options: 4, 2; those of {@code conv 4 3} are 4, 3, and so are those of
     * {@code cp 4,3}.
     */
    public List<Integer> sizes() {
      return pieces.stream().skip(1).takeWhile(Layer::number).flatMap(piece -> split(piece).stream()).toList();
    }

    private static List<Integer> split(String piece) {
      return Arrays.stream(piece.split("[x,]")).map(Integer::valueOf).toList();
    }

    /** Whether an option is there. */
    public boolean has(String option) {
      return options().contains(option);
    }

    /** What stands behind an option: {@code qk} behind {@code bias}; empty if nothing does, or there is none. */
    public Optional<String> behind(String option) {
      int place = pieces.subList(1, pieces.size()).indexOf(option) + 2;
      return place > 1 && place < pieces.size() ? Optional.of(pieces.get(place)) : Optional.empty();
    }

    /** The number behind an option: 2 behind {@code kv}; empty if there is none. */
    public OptionalInt numberBehind(String option) {
      return sizesBehind(option).stream().mapToInt(List::getFirst).findFirst();
    }

    /** The sizes behind an option: 3, 4 behind {@code cross 3x4}; empty if there are none. */
    public Optional<List<Integer>> sizesBehind(String option) {
      return behind(option).filter(Layer::number).map(Layer::split);
    }

    /** Whatever is behind the word and is no number, options and the words behind them: kv, causal, bias, qk. */
    public List<String> options() {
      return pieces.stream().skip(1).filter(piece -> !number(piece)).toList();
    }

    private static boolean number(String piece) {
      return Character.isDigit(piece.charAt(0));
    }

    /** As it is written. */
    public String text() {
      return String.join(" ", pieces);
    }
  }
}
